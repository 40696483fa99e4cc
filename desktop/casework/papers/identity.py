"""The service as it stands on paper: its name, how it is reached, its logo.

A policy may ask that the service's own name and logo come first on print
(coventry-iass/publications-identity). The office writes them down once; they travel to every
laptop with the next bundle.
"""

import base64
import binascii
from dataclasses import dataclass

from db.records import Service


@dataclass(frozen=True)
class Identity:
    """What stands at the head of every paper. `logo` is a PNG."""

    name: str
    address: str = ""
    telephone: str = ""
    email: str = ""
    website: str = ""
    also: str = ""  # a charity number, opening hours
    logo: bytes | None = None

    @property
    def lines(self) -> tuple[str, ...]:
        """Below the name: the address in one line, how to reach it, and what else."""
        address = ", ".join(each.strip(" ,") for each in self.address.splitlines() if each.strip())
        reach = " · ".join(each for each in (self.telephone, self.email, self.website) if each)
        also = (each.strip() for each in self.also.splitlines())
        return tuple(each for each in (address, reach, *also) if each)


def identity_of(service: Service) -> Identity:
    """What a service says of itself. A logo that is damaged is left out."""
    return Identity(
        name=service.name,
        address=service.address,
        telephone=service.telephone,
        email=service.email,
        website=service.website,
        also=service.also,
        logo=_bytes(service.logo),
    )


def _bytes(logo: str) -> bytes | None:
    try:
        return base64.b64decode(logo, validate=True) or None
    except (binascii.Error, ValueError):
        return None
