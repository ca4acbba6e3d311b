"""Vectors of an account: keychain, wraps, names, passphrase, recovery key, visit, steps."""

from tests.vectors.fixed import COOKIE, ENTRY, KEY, OWNER, PEPPER, SEED, TEXT, Cases

from between.vault import (
    entry,
    head,
    keys,
    passkey,
    passphrase,
    recovery,
    spare,
    totp,
    visit,
)


def keychains() -> Cases:
    chains = {
        "one epoch": keys.Keychain((KEY,), SEED),
        "three epochs": keys.Keychain((KEY, PEPPER, COOKIE), SEED),
        "a field of a later version": keys.Keychain((KEY,), SEED, ((9, b"later"),)),
    }
    return [
        {
            "name": name,
            "account_key": PEPPER.hex(),
            "owner": str(OWNER),
            "record_keys": [key.hex() for key in chain.record_keys],
            "private_key": chain.private_key.hex(),
            "others": [[tag, value.hex()] for tag, value in chain.others],
            "sealed": keys.seal_keychain(PEPPER, chain, owner=OWNER).hex(),
        }
        for name, chain in chains.items()
    ]


def heads() -> Cases:
    parts = (ENTRY.bytes, (7).to_bytes(8, "big"), b"hidden k", b"2026-05-04")
    key = head.stamp_key(KEY)
    stamp = head.stamp(key, "entry", parts, TEXT)
    first = head.Head(1, head.hash_of(SEED))
    return [
        {
            "name": name,
            "account_key": KEY.hex(),
            "owner": str(OWNER),
            "table": "entry",
            "parts": [part.hex() for part in parts],
            "row": TEXT.hex(),
            "stamp": stamp.hex(),
            "keychain": SEED.hex(),
            "counter": one.counter,
            "rows": one.rows,
            "stamps": one.stamps.hex(),
            "found": one.found,
            "missing": one.missing,
            "sealed": head.seal_head(KEY, one, owner=OWNER).hex(),
        }
        for name, one in {
            "nothing yet": first,
            "one row": first.counted([stamp], rows=1),
            "something was missing": head.Head(
                2**40, head.hash_of(SEED), 3, stamp, found=1, missing=2
            ),
        }.items()
    ]


def accounts() -> Cases:
    return [
        {
            "name": way,
            "owner": str(OWNER),
            "way": way,
            "wrapping_key": KEY.hex(),
            "account_key": SEED.hex(),
            "wrapped": keys.wrap(KEY, SEED, owner=OWNER, way=way).hex(),
            "account_name": "Zoë",
            "sealed_name": keys.seal_name(SEED, "Zoë", owner=OWNER).hex(),
            "server_key": PEPPER.hex(),
            "typed_name": " ZOË ",
            "name_mac": keys.name_mac(PEPPER, " ZOË ").hex(),
            "mac_purpose": "throttle",
            "mac_text": "192.0.2.7",
            "mac": keys.mac(PEPPER, "throttle", "192.0.2.7").hex(),
            "kind": "episode",
            "hidden_kind": entry.hidden_kind(SEED, "episode").hex(),
        }
        for way in ("passphrase", "recovery")
    ]


def passphrases() -> Cases:
    salt, typed = bytes(range(16)), "abacus zoom naïve 7"
    root = passphrase.derive(typed, salt=salt, cost=passphrase.FLOOR, pepper=PEPPER)
    return [
        {
            "name": "at the floor",
            "passphrase": typed,
            "salt": salt.hex(),
            "memory_kib": passphrase.FLOOR.memory_kib,
            "passes": passphrase.FLOOR.passes,
            "pepper": PEPPER.hex(),
            "root": root.secret.hex(),
            "verifier": root.verifier().hex(),
            "wrapping_key": root.wrapping_key().hex(),
        }
    ]


def recovery_keys() -> Cases:
    printed = "000G40R-40M30E2-09185GR-38E1W81-24GK2GA-HC5RR34-D1P70X3-RFMZWT9"
    readable = {"as printed": printed, "as typed": printed.lower().replace("-", " ")}
    look_alike = {"look-alikes": printed.replace("0", "O").replace("1", "l")}
    wrong = {"one wrong letter": printed[:-1] + "8", "cut short": printed[:-3]}
    return [
        {
            "name": name,
            "typed": typed,
            "expect": "BadRecoveryKey" if name in wrong else "opens",
            "secret": KEY.hex(),
            "pepper": PEPPER.hex(),
            "wrapping_key": recovery.wrapping_key(KEY, pepper=PEPPER).hex(),
        }
        for name, typed in {**readable, **look_alike, **wrong}.items()
    ]


def visits() -> Cases:
    row = visit.token_hash(SEED)
    where = {"owner": str(OWNER), "cookie_key": COOKIE.hex(), "pepper": PEPPER.hex()}
    locked = visit.lock_in(
        KEY, cookie_key=COOKIE, pepper=PEPPER, visit=row, owner=OWNER, created=1_790_000_000
    )
    known = visit.seal_device(COOKIE, PEPPER, TEXT, owner=OWNER, device=row)
    return [
        {
            "name": "a visit and a known device",
            **where,
            "token": SEED.hex(),
            "token_hash": row.hex(),
            "created": 1_790_000_000,
            "account_key": KEY.hex(),
            "sealed": locked.hex(),
            "document": TEXT.hex(),
            "sealed_device": known.hex(),
        }
    ]


def passkeys() -> Cases:
    wrapping, way = passkey.wrapping_key(COOKIE, pepper=PEPPER), passkey.way(SEED)
    return [
        {
            "name": "a passkey that opens",
            "owner": str(OWNER),
            "credential": SEED.hex(),
            "salt": passkey.SALT.hex(),
            "prf": COOKIE.hex(),
            "pepper": PEPPER.hex(),
            "wrapping_key": wrapping.hex(),
            "way": way,
            "account_key": KEY.hex(),
            "wrapped": keys.wrap(wrapping, KEY, owner=OWNER, way=way).hex(),
        }
    ]


def second_steps() -> Cases:
    row = visit.token_hash(SEED)
    created = 1_790_000_000
    halfway = visit.lock_in(
        KEY,
        cookie_key=COOKIE,
        pepper=PEPPER,
        visit=row,
        owner=OWNER,
        created=created,
        due=True,
    )
    return [
        {
            "name": "a visit that waits, an app and a spare code",
            "owner": str(OWNER),
            "cookie_key": COOKIE.hex(),
            "pepper": PEPPER.hex(),
            "token": SEED.hex(),
            "created": created,
            "account_key": KEY.hex(),
            "sealed": halfway.hex(),
            "seed": KEY[:20].hex(),
            "digits": totp.code(KEY[:20], created // totp.STEP_S),
            "spare_code": " 01abc-DEFGH",
            "spare_mac": spare.spare_mac(PEPPER, " 01abc-DEFGH").hex(),
        }
    ]
