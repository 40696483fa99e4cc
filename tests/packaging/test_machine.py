"""What is said on a computer that lacks something, and what is kept when it is installed."""

import shutil
import sys
from pathlib import Path

import pytest

import machine
from machine import Machine, Need

NEEDS = [Need("python3.11-venv", "Python's own modules"), Need("libegl1", "the library libEGL")]


def test_without_the_right_to_install_the_one_command_to_copy_is_named() -> None:
    said = machine.refusal(NEEDS, Machine(apt=True, root=False, sudo=False, sudo_exists=True))
    assert "sudo sh -c 'apt-get update && apt-get install -y python3.11-venv libegl1'" in said
    assert "Python's own modules" in said


def test_without_sudo_the_command_goes_through_su() -> None:
    said = machine.refusal(NEEDS, Machine(apt=True, root=False, sudo=False, sudo_exists=False))
    assert "su -c 'apt-get update && apt-get install -y python3.11-venv libegl1'" in said


def test_off_debian_what_is_missing_is_named_without_packages() -> None:
    said = machine.refusal(NEEDS, Machine(apt=False, root=True, sudo=False, sudo_exists=False))
    assert "the library libEGL" in said
    assert "apt-get" not in said
    assert "libegl1" not in said


def test_certificates_are_not_asked_for_where_the_machine_names_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(machine, "BUNDLE", tmp_path / "none.crt")
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(sys, "platform", "linux")
    own = tmp_path / "own.crt"
    own.write_bytes(b"x")
    assert "ca-certificates" in [need.package for need in machine.needs_of_venv({})]
    named = machine.needs_of_venv({"PIP_CERT": str(own)})
    assert "ca-certificates" not in [need.package for need in named]


def test_certificates_that_an_installation_wrote_over_are_put_back(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def certificate(name: str) -> bytes:
        body = f"-----BEGIN CERTIFICATE-----\n{name}\n-----END CERTIFICATE-----\n"
        return body.encode()

    bundle = tmp_path / "bundle.crt"
    monkeypatch.setattr(machine, "BUNDLE", bundle)
    before = certificate("common") + certificate("our own")
    after = certificate("common") + certificate("new")
    bundle.write_bytes(after)
    machine.keep_trusting(before, [])
    assert bundle.read_bytes() == after + certificate("our own")
    machine.keep_trusting(before, [])
    assert bundle.read_bytes() == after + certificate("our own")


def test_a_library_that_is_not_there_does_not_load() -> None:
    assert not machine.loads("libnosuchthing.so.77")
