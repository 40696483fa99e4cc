"""What a first run is made of at either desk: steps, a passphrase, the recovery code on paper."""
