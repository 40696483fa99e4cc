"""What the computer itself must have before the environment can be made.

Rules: nothing is installed that is already there; on a Debian-like system with the right to
install, what is missing is installed; anywhere else it is named, with one command to copy, and
set-up stops. Bare Debian lacks Python's `ensurepip`, the certificates and the libraries that Qt's
own wheels lean on.
"""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

BUNDLE = Path("/etc/ssl/certs/ca-certificates.crt")
_OWN_BUNDLE = ("PIP_CERT", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE")
_END = b"-----END CERTIFICATE-----"

# Found with ldd on a Debian with nothing else installed, for QtWidgets and the platform plug-in
# without a screen. A new Qt may ask for more: the check of the check is the bare machine.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
}

# And for a window on an X11 screen (Qt's xcb platform plug-in).
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


@dataclass(frozen=True)
class Need:
    """One missing thing: Debian's package for it, and its name for everyone else."""

    package: str
    words: str


@dataclass(frozen=True)
class Machine:
    """What this computer can do about a missing thing; handed in, so that tests can pretend."""

    apt: bool
    root: bool
    sudo: bool  # without asking for a password
    sudo_exists: bool


def this_machine() -> Machine:
    sudo_exists = shutil.which("sudo") is not None
    sudo = sudo_exists and _runs(["sudo", "-n", "true"])
    return Machine(
        apt=shutil.which("apt-get") is not None,
        root=hasattr(os, "geteuid") and os.geteuid() == 0,
        sudo=sudo,
        sudo_exists=sudo_exists,
    )


def needs_of_venv(env: Mapping[str, str]) -> list[Need]:
    """What making an environment and filling it with pip asks of a Linux machine."""
    if not sys.platform.startswith("linux"):
        return []
    found = []
    importlib.invalidate_caches()  # it may have been installed since we looked last
    if importlib.util.find_spec("ensurepip") is None:
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        found.append(Need(package, "Python's own modules venv and ensurepip"))
    elsewhere = any(Path(env[name]).exists() for name in _OWN_BUNDLE if env.get(name))
    if shutil.which("apt-get") and not BUNDLE.exists() and not elsewhere:
        found.append(Need("ca-certificates", "the certificates that prove who a server is"))
    return found


def needs_of_qt() -> list[Need]:
    """Which of the libraries that Qt leans on cannot be loaded here."""
    return missing(QT_LIBRARIES)


def needs_of_screen() -> list[Need]:
    """Which of the libraries that a window on an X11 screen leans on cannot be loaded here."""
    # Under Wayland alone Qt does without them.
    return missing(SCREEN_LIBRARIES) if os.environ.get("DISPLAY") else []


def has_screen() -> bool:
    """Whether a window can be shown to somebody here."""
    if sys.platform.startswith("linux"):
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True


def missing(libraries: Mapping[str, str]) -> list[Need]:
    """Which of these libraries cannot be loaded here; each is named with its package."""
    if not sys.platform.startswith("linux"):
        return []
    return [
        Need(package, f"the library {library}")
        for library, package in libraries.items()
        if not loads(library)
    ]


def refusal(needs: Sequence[Need], machine: Machine) -> str:
    """What to say where we may not install: what is missing, and what to do about it."""
    if not machine.apt:
        return (
            f"this computer lacks:\n{_listed(needs)}\n"
            "Install them with the system's own package manager, then give this command again."
        )
    return (
        f"this computer lacks:\n{_listed(needs)}\n"
        "Ask whoever may install programs here to give this command:\n\n"
        f"  {command(needs, machine)}\n\nThen give your command again."
    )


def wish(needs: Sequence[Need], machine: Machine, without: str) -> str:
    """What to say where it goes on all the same: what is missing, and what is left out for it."""
    how = "install them with the system's own package manager."
    if machine.apt:
        how = f"this command brings them:\n\n  {command(needs, machine)}\n"
    return (
        f"this computer lacks:\n{_listed(needs)}\nWithout them {without}. To have that too, {how}"
    )


def command(needs: Sequence[Need], machine: Machine) -> str:
    """The one line that brings what is missing on a Debian-like system."""
    inner = f"apt-get update && apt-get install -y {' '.join(need.package for need in needs)}"
    outer = "sudo sh -c" if machine.sudo_exists else "su -c"
    return f"{outer} '{inner}'"


def _listed(needs: Sequence[Need]) -> str:
    return "\n".join(f"  {need.words}" for need in needs)


def install(needs: Sequence[Need], machine: Machine) -> bool:
    """Install with apt-get as root or by sudo. False if apt-get could not."""
    prefix = [] if machine.root else ["sudo", "-n"]
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    trusted = BUNDLE.read_bytes() if BUNDLE.exists() else b""
    # An update that fails in part (one dead source) may still leave what is needed.
    _loudly([*apt, "update"])
    packages = [need.package for need in needs]
    done = _loudly([*apt, "install", "-y", "--no-install-recommends", *packages])
    keep_trusting(trusted, prefix)
    return done


def keep_trusting(before: bytes, prefix: list[str]) -> None:
    """Put back certificates that installing `ca-certificates` has just written over.

    On a machine whose keeper put a bundle in place by hand, the package's own list replaces it, and
    the machine would lose its way to the servers it was set up for.
    """
    after = BUNDLE.read_bytes() if BUNDLE.exists() else b""
    lost = [part.strip() for part in before.split(_END)[:-1] if part.strip() not in after]
    if lost:
        whole = after + b"".join(part + b"\n" + _END + b"\n" for part in lost)
        subprocess.run([*prefix, "tee", str(BUNDLE)], input=whole, stdout=subprocess.DEVNULL)


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _runs(command: list[str]) -> bool:
    quiet = subprocess.DEVNULL
    return subprocess.call(command, stdin=quiet, stdout=quiet, stderr=quiet) == 0


def _loudly(command: list[str]) -> bool:
    """Run a command whose words belong on stderr, with ours."""
    return subprocess.call(command, stdin=subprocess.DEVNULL, stdout=2) == 0
