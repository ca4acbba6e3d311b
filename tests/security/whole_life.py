"""One person and their browser without script: all that they do here, each text a canary."""

import base64
import itertools
import re
import time
from collections.abc import Iterator

from django.utils import timezone

from between.vault import totp
from tests.mailserver import Postbox
from tests.server import Server
from tests.visitor import Answer, Field, Visitor

WORD = "kanarienvogel"
FIRST, SECOND, THIRD = (
    f"{WORD} otter lantern quietly brass {n}" for n in ("ten", "six", "two")
)
SEED = re.compile(r"<li>([A-Z2-7]{4})</li>")
SPARE = re.compile(r"<li>([0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5})</li>")
GROUP = re.compile(r"<li>([0-9A-HJKMNP-TV-Z]{7})</li>")


class Life:
    """One person and their browser on one server."""

    def __init__(self, running: Server, box: Postbox) -> None:
        self.server, self.box = running, box
        self.visitor = Visitor(running.address)
        self.count = itertools.count(1)
        self.secrets = [WORD]
        self.name, self.passphrase = "", FIRST
        self.spares: list[str] = []

    def words(self, one: Field) -> str:
        """Type something different everywhere, the canary always in it."""
        if one.kind == "password":
            return self.passphrase
        if one.name == "year":
            return ""  # a day is given; both would be one too many
        return f"{WORD.capitalize()} {next(self.count)} in {one.name}"

    def begin(self) -> None:
        page = self.visitor.open("/sign-up/")
        sheet = self.visitor.send(
            page,
            page.form(holds="choice"),
            self.words,
            name=WORD,
            choice="own",
            zone="Europe/Berlin",
        )
        self.take_sheet(sheet)
        account = self.visitor.open("/account/").text
        self.name = next(iter(re.findall(rf"{WORD}-\d+", account)))

    def take_sheet(self, sheet: Answer) -> str:
        groups = GROUP.findall(sheet.text)
        assert len(groups) == 8, "The sheet shows no recovery key."
        key = "-".join(groups)
        self.secrets += [key.lower(), key.replace("-", "").lower()]
        check = self.visitor.open("/account/sheet/check/")
        form = check.form(holds="recovery_key")
        kept = self.visitor.send(check, form, self.words, recovery_key=key)
        assert kept.url == "/moments/"
        return key

    def draw_another_sheet(self) -> str:
        page = self.visitor.open("/account/sheet/")
        forms = [form for form in page.forms if not form.action.startswith("/lock")]
        return self.take_sheet(
            self.visitor.send(page, forms[0], self.words) if forms else page
        )

    def unlock(self, passphrase: str) -> Answer:
        page = self.visitor.open("/unlock/")
        form = page.form(holds="passphrase")
        said = {"name": self.name, "passphrase": passphrase, "shared": []}
        step = self.visitor.send(page, form, self.words, **said)
        if not step.url.startswith("/unlock/code/"):
            return step
        typed = {"code": "", "spare": self.spares.pop()}
        return self.visitor.send(step, step.form(holds="spare"), self.words, **typed)

    def set_up_a_second_step(self) -> None:
        first = self.visitor.open("/account/security/app/")
        page = self.visitor.send(first, first.form(holds="begin"), self.words)
        spelled = "".join(SEED.findall(page.text))
        seed = base64.b32decode(spelled)
        code = totp.code(seed, int(timezone.now().timestamp()) // totp.STEP_S)
        shown = self.visitor.send(page, page.form(holds="code"), self.words, code=code)
        self.spares = SPARE.findall(shown.text)
        assert len(self.spares) == 10, "No spare codes are shown."
        self.secrets += [spelled.lower(), *(one.lower() for one in self.spares)]

    def lock(self) -> None:
        page = self.visitor.open("/moments/")
        self.visitor.send(page, page.form("/lock/"), self.words)
        assert self.visitor.get("/moments/").status == 302

    def send_while_locked(self) -> None:
        page = self.visitor.open("/moments/new/")
        self.lock()
        for form in page.forms:
            if form.method == "post" and not form.action.startswith("/lock"):
                self.visitor.send(page, form, self.words)
        self.visitor.cookies["__Host-csrf"] = "x" * 32
        self.visitor.post("/mirror/", {"words": [f"{WORD} stale"]})

    def have_a_mail_sent(self) -> None:
        page = self.visitor.open("/account/mails/")
        to = f"{WORD}@mailbox.example"
        kept = self.visitor.send(page, page.form(holds="address"), self.words, address=to)
        self.visitor.send(kept, kept.form("/account/mails/trial/"), self.words)
        until = time.monotonic() + 60
        while not self.box.came:
            assert time.monotonic() < until, "No mail came."
            time.sleep(0.2)

    def mails(self) -> Iterator[bytes]:
        """The mails that came, each without the line that says for whom it is."""
        for mail in self.box.came:
            assert WORD in mail.decode()
            yield re.sub(rb"^To: .*\r\n", b"", mail, flags=re.MULTILINE)

    def write_a_draft(self) -> None:
        page = self.visitor.open("/moments/new/")
        sent = page.form(holds="words").filled(self.words)
        assert self.visitor.post("/drafts/", sent).status == 204

    def mark_while_locked(self) -> None:
        page = self.visitor.open("/mark/")
        self.visitor.send(page, page.form(holds="words"), self.words)
        assert WORD not in self.visitor.open("/mark/").text.lower()

    def go_wrong(self) -> None:
        self.unlock(f"{WORD} wrong passphrase")
        self.visitor.get(f"/{WORD}/?{WORD}={WORD}")
        self.visitor.post("/moments/new/", {"words": [WORD * 30000]})
        self.visitor.post("/unlock/", {WORD: [WORD]})

    def recover(self, key: str) -> None:
        page = self.visitor.open("/recovery/")
        said, self.passphrase = {"name": self.name, "recovery_key": key}, SECOND
        sheet = self.visitor.send(page, page.form(holds="recovery_key"), self.words, **said)
        self.take_sheet(sheet)

    def change_passphrase(self) -> None:
        page = self.visitor.open("/account/passphrase/")
        self.passphrase = THIRD
        self.visitor.send(page, page.form(holds="present"), self.words, present=SECOND)

    def draw_spare_codes(self) -> None:
        page = self.visitor.open("/account/security/spare-codes/")
        shown = self.visitor.send(page, page.form(holds="present"), self.words)
        self.spares = SPARE.findall(shown.text)
        assert len(self.spares) == 10, "No spare codes are shown."
        self.secrets += [one.lower() for one in self.spares]

    def erase(self) -> None:
        page = self.visitor.open("/account/erasing/")
        self.visitor.send(
            page, page.form(holds="present"), self.words, present=self.passphrase
        )
        assert self.visitor.get("/moments/").status == 302
