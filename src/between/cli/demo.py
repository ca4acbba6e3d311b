"""`between demo`: a made-up person and 14 months of ordinary life, to try the pages with."""

from typing import Annotated

import typer

from between.cli.trouble import Trouble


def demo(
    remove: Annotated[
        bool, typer.Option("--remove", help="Erase the people that this command made up.")
    ] = False,
) -> None:
    """Make up a person and print their name and passphrase."""
    from between.cli import ground
    from between.site import process

    process.protect()
    settings = ground.read_settings()
    ground.lay_out(settings)
    with ground.told(settings.BETWEEN_DATABASE):
        if remove:
            typer.echo(erase())
        else:
            typer.echo(make_up())


def make_up() -> str:
    """Make up a person whom a passphrase opens; return what their visitor must know."""
    from random import Random

    from django.db import transaction
    from django.utils import timezone

    from between.records import example, keyroom, passphrases
    from between.records.turnstile import Busy

    now, passphrase = timezone.now(), passphrases.suggest()
    try:
        new = keyroom.new(passphrase, now.date(), source=bytes(32), made_up=True)
        with transaction.atomic():
            keys, name = keyroom.found(new, example.NAME)
            example.keep(keys, now, Random(example.SEED))  # noqa: S311 (a life, not a key)
    except Busy as error:
        raise Trouble(
            "Many people are unlocking just now. Try again in a minute."
        ) from error
    return (
        "A made-up person, labelled so on every page. Nothing about them is real.\n"
        f"  name        {name}\n"
        f"  passphrase  {passphrase}\n"
        "They go again with: between demo --remove"
    )


def erase() -> str:
    from between.records import keyroom
    from between.records.models import Account

    made_up = Account.objects.exclude(made_up_on=None).exclude(verifier=b"")
    gone = list(made_up.values_list("id", flat=True))
    for account in gone:
        keyroom.erase_account(account)
    return f"{len(gone)} made-up {'person is' if len(gone) == 1 else 'people are'} erased."
