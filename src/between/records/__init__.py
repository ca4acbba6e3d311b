"""The tables of sealed entries, who may see them, the shelf and the keyring."""
