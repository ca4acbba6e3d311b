"""Every column of every table, and what it tells somebody who stole the database."""

from typing import Any

from django.db import connection

from between.records import keyring
from between.records.sqlite import module as sqlite3
from tests.people import Somebody

RANDOM, SEALED, DAY = "random", "sealed under a key that is not here", "a day, no time"
KEYED = "a hash under a key in the keyring"

TELLS = {
    "django_migrations": {
        "id": "nothing",
        "app": "which Between it is",
        "name": "which Between it is",
        "applied": "when the server was set up or renewed",
    },
    "records_account": {
        "id": RANDOM,
        "name_mac": KEYED,
        "sealed_name": SEALED,
        "salt": RANDOM,
        "memory_kib": "the server's own setting",
        "passes": "the server's own setting",
        "verifier": "nothing without the keyring",
        "wrapped_passphrase": SEALED,
        "wrapped_recovery": f"{SEALED}; whether there is a sheet",
        "drawn_sheet": f"{SEALED}; whether a sheet waits to be checked",
        "keychain": SEALED,
        "head": f"{SEALED}; whether one was made already",
        "public_key": "a key that may be public",
        "countersign": KEYED,
        "verify_key": "a key that may be public; whether the account ever met another",
        "is_therapist": "that this is a therapist of the practice",
        "renewed": "how often all its keys were drawn anew",
        "day": f"{DAY}: when the account was made",
        "made_up_on": f"{DAY}: whether an account is made up",
    },
    "records_entry": {
        "id": RANDOM,
        "owner_id": "how many entries an account has",
        "kind": "which entries are of one kind, not of which",
        "sealed": f"{SEALED}; its length as a power of two",
        "version": "how often it was changed",
        "day": DAY,
        "erased_at": "when it was erased, for a day",
    },
    "records_earlier": {
        "id": "the order in which entries were changed",
        "entry_id": RANDOM,
        "version": "how often it was changed",
        "sealed": f"{SEALED}; its length as a power of two",
        "day": DAY,
    },
    "records_letter": {
        "id": RANDOM,
        "account_id": "how many letters wait",
        "sealed": f"{SEALED}; its length as a power of two",
        "day": DAY,
    },
    "records_visit": {
        "id_hash": RANDOM,
        "account_id": "that somebody visits",
        "sealed": f"{SEALED}; whether the visit is unlocked",
        "countersign": KEYED,
        "factor_due": "whether a visit waits for its second step",
        "created": "when a visit of the last hours began",
        "idle_minutes": "whether the computer is shared",
        "idle_until": "when the person was last here, for some hours",
        "absolute_until": "when a visit of the last hours began",
    },
    "records_device": {
        "id_hash": RANDOM,
        "account_id": "how many devices an account has",
        "marks_since": f"{DAY}: whether one may mark while locked",
        "sealed": f"{SEALED}; of one length, whatever the device may show",
        "countersign": KEYED,
        "day": DAY,
    },
    "records_bond": {
        "id": RANDOM,
        "client_id": "who is joined with whom",
        "therapist_id": "who is joined with whom",
        "standing": "whether it is open, rests or has ended",
        "day": f"{DAY}: when they met",
    },
    "records_invitation": {
        "mark": "nothing without the eight words",
        "therapist_id": "that a therapist invited somebody within the hour",
        "bond": RANDOM,
        "vouched": "nothing without the eight words",
        "sealed_name": SEALED,
        "sealed_words": SEALED,
        "answered": "that somebody joined, until the therapist looks",
        "until": "when a therapist invited somebody, within the hour",
    },
    "records_handover": {
        "id": "nothing",
        "bond_id": RANDOM,
        "epoch": "how often the key of a bond was renewed",
        "to_id": "who is joined with whom",
        "sealed": SEALED,
    },
    "records_grant": {
        "id": RANDOM,
        "bond_id": "how many things are shared in a bond",
        "epoch": "how often the key of a bond was renewed",
        "sealed": f"{SEALED}; its length as a power of two",
        "day": DAY,
        "opened_on": DAY,
    },
    "records_look": {
        "id": RANDOM,
        "bond_id": "how often a therapist opened something in 90 days, in which bond",
        "sealed": f"{SEALED}; whether what was opened was taken back since",
        "day": f"{DAY}: when something shared was opened",
    },
    "records_joint": {
        "id": RANDOM,
        "bond_id": "how much two have written together",
        "kind": "which of it is of one kind, not of which",
        "epoch": "how often the key of a bond was renewed",
        "version": "how often it was changed",
        "sealed": f"{SEALED}; its length as a power of two",
        "day": DAY,
    },
    "records_admission": {
        "mark": KEYED,
        "until": "when the server's owner let somebody in, within the week",
    },
    "records_factor": {
        "id": RANDOM,
        "account_id": "how many second steps an account has",
        "sealed": SEALED,
        "found_by": f"{KEYED}; whether it is a passkey",
        "wrapped": f"{SEALED}; whether a passkey unlocks",
        "day": f"{DAY}: when a second step was set up",
    },
    "records_mailbox": {
        "account_id": "that an account has an address for mails",
        "address": SEALED,
        "plan": f"{SEALED}; of one length, whether anything is due or not",
    },
    "records_spare": {
        "mac": KEYED,
        "account_id": "how many spare codes are left",
    },
    "records_arrival": {
        "id": RANDOM,
        "account_id": "how many visits were begun in 90 days",
        "sealed": SEALED,
        "day": f"{DAY}: when a visit was begun",
    },
    "records_attempt": {
        "mac": KEYED,
        "failures": "that somebody failed or gave a code, for a day",
        "wait_until": "that somebody failed or gave a code, for a day",
        "forget_at": "that somebody failed or gave a code, for a day",
    },
}


def test_every_column_is_known_with_what_it_tells(db: None) -> None:
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        found = {
            table: {
                column.name
                for column in connection.introspection.get_table_description(cursor, table)
            }
            for table in tables
        }
    assert found == {table: set(columns) for table, columns in TELLS.items()}


def test_the_keyring_holds_secrets_and_random_ids_and_nothing_else(alice: Somebody) -> None:
    ring = sqlite3.connect(keyring.of_server().path)
    tables = {
        name: [column[1] for column in ring.execute(f"PRAGMA table_info({name})")]
        for (name,) in ring.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    }
    purposes = {row[0] for row in ring.execute("SELECT purpose FROM server")}
    ring.close()
    assert tables == {
        "pepper": ["account", "secret"],
        "coming": ["account", "generation", "secret"],
        "erasing": ["account"],
        "server": ["purpose", "secret"],
    }
    assert purposes <= {"django", "names", "attempts", "letters", "admissions"}


def test_no_time_is_finer_than_a_day_once_a_visit_is_over(alice: Somebody) -> None:
    finer = {
        f"{table}.{column.name}"
        for table in TELLS
        for column in _columns(table)
        if column.type_code in {"datetime", "bigint"}
    }
    assert finer <= {
        "django_migrations.applied",
        "records_entry.erased_at",
        "records_visit.created",
        "records_visit.idle_until",
        "records_visit.absolute_until",
        "records_attempt.wait_until",
        "records_attempt.forget_at",
        "records_invitation.until",
        "records_admission.until",
    }


def _columns(table: str) -> list[Any]:
    with connection.cursor() as cursor:
        return list(connection.introspection.get_table_description(cursor, table))
