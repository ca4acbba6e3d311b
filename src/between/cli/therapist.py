"""`between therapist add`: words with which a therapist signs up, once, within a week."""

import typer

app = typer.Typer(no_args_is_help=True, help="Therapists of this practice.")


@app.command()
def add() -> None:
    """Print six words that let somebody sign up as a therapist here."""
    from between.cli import ground
    from between.site import process

    process.protect()
    settings = ground.read_settings()
    ground.lay_out(settings)
    with ground.told(settings.BETWEEN_DATABASE):
        typer.echo(_admit())


@app.command(name="list")
def list_() -> None:
    """Say how many therapists there are; their names are sealed, also for you."""
    from between.cli import ground

    settings = ground.read_settings()
    ground.lay_out(settings)
    with ground.told(settings.BETWEEN_DATABASE):
        from between.records.models import Account

        count = Account.objects.filter(is_therapist=True).count()
        typer.echo(f"{count} {'therapist' if count == 1 else 'therapists'}.")


def _admit() -> str:
    from django.utils import timezone

    from between.records import admissions

    words = admissions.admit(timezone.now())
    return (
        f"  {words}\n"
        "Give these words to the therapist, by hand or by phone. They sign up with them at\n"
        "/sign-up/therapist/ on your server, once, within 7 days."
    )
