"""Bytes and trust: how the record is sealed, signed, opened, verified and merged.

- Nothing is parsed before its signature holds, nothing is unpacked without a bound.
- Every function here is pure: bytes in, structs out. No file, no SQL, no clock. What is random
  comes from age and Ed25519 themselves (`keys.new_keys`, and the file key of every seal).
- A bundle is taken whole or not at all.

Where to look: `keys` who signs and who can open; `header` what a bundle says of itself; `lines`
one ledger row as one line; `seal` and `open` the two directions; `merge` what to do with what
came; `invitation` and `words` how a laptop is signed in.
"""
