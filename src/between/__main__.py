"""`python -m between` is the command `between`."""

from between.cli.main import run

if __name__ == "__main__":
    run()
