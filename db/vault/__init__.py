"""The vault: keys, slots, create, unlock, lock. Import its modules by name; nothing runs here."""
