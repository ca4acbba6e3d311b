"""Signing up, unlocking, locking, the sheet, the passphrase, the end of an account."""
