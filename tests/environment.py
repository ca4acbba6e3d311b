"""A pytest plugin, loaded before the settings: the tests' data lie in a folder of their own."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

FOLDER = tempfile.mkdtemp(prefix="between-tests-")
Path(FOLDER, "run", "static").mkdir(parents=True)
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)

# Else every server would compile the kernels anew, which takes seconds.
os.environ.setdefault(
    "NUMBA_CACHE_DIR", str(Path(__file__).parents[1] / ".pytest_cache" / "kernels")
)
os.environ.update(
    BETWEEN_DATA=FOLDER,
    BETWEEN_KDF_MEMORY_MIB="64",  # the floor: tests unlock often
    BETWEEN_OPERATOR="Dr A. Lee, practice in Linden Street",
    # Mails are offered on the pages; nobody listens there, and nothing here sends any.
    BETWEEN_SMTP_HOST="127.0.0.1",
    BETWEEN_SMTP_PORT="9",
    BETWEEN_SMTP_TLS="none",
    BETWEEN_MAIL_FROM="post@linden.example",
    OPENBLAS_NUM_THREADS="1",
    OMP_NUM_THREADS="1",
    # A browser driven by Playwright leaves its event loop in the thread of the tests.
    DJANGO_ALLOW_ASYNC_UNSAFE="true",
)
for name in (
    "BETWEEN_KEYRING",
    "BETWEEN_HOSTS",
    "BETWEEN_PROXY",
    "BETWEEN_ORIGINS",
    "BETWEEN_HELP",
):
    os.environ.pop(name, None)
