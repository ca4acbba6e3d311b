"""Work for a post on a server's data: mailboxes with a mail due now, and a post of one's own.

python -m tests.posting make 5
python -m tests.posting deliver
"""

import sys

from between.cli import ground


def main(what: str, number: str = "0") -> None:
    settings = ground.read_settings()
    ground.lay_out(settings)
    from django.utils import timezone  # noqa: PLC0415 (after the settings)

    from between.records import mails, post  # noqa: PLC0415
    from tests.people import sign_up  # noqa: PLC0415

    if what == "make":
        for n in range(int(number)):
            keys = sign_up(f"alice{n}").keys
            now = timezone.now()
            mails.keep(keys, f"alice{n}@mailbox.example", now, news=True, near=True)
            assert mails.ask_for_trial(keys, now)
        return
    server = settings.BETWEEN_MAIL
    assert server
    for _ in range(20):
        sys.stdout.write(f"{post.deliver(server, timezone.now)} ")


if __name__ == "__main__":
    main(*sys.argv[1:])
