"""Bytes in, bytes out: keys, envelopes, recovery, erasing; knows no story and no Django."""
