"""Sleep, locked sessions and screen savers as Linux tells of them, on buses of the tests' own."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import count

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusPendingCallWatcher
from PySide6.QtWidgets import QApplication

from desktop.ui.away.linux import LinuxWatch
from tests.desktop.ui.away.standing import OTHER, SESSION, Standing, bus, lacking
from tests.journeys.hands import until

_names = count()
SAVER = "org.gnome.ScreenSaver"
pytestmark = pytest.mark.skipif(bool(lacking()), reason=f"this computer lacks {lacking()}")


class Tried:
    """A watch on buses of its own."""

    def __init__(self, stack: ExitStack) -> None:
        addresses = [stack.enter_context(bus(os.environ)) for _ in range(2)]
        self.standing = Standing(*addresses)
        stack.callback(self.standing.close)
        until(lambda: self.standing.told("ready"), "the stand-in is there")
        system, session = (self._connect(stack, address) for address in addresses)
        self.gone = 0
        self.watch = LinuxWatch(system, session)
        self.watch.gone.connect(self._note)
        until(lambda: self.standing.told("session"), "it asks which session it is in")
        until(lambda: not self.watch.findChildren(QDBusPendingCallWatcher), "it was answered")
        for each in (system, session):  # whoever asks the bus last has been listened to first
            each.interface().isServiceRegistered("org.example")

    def _connect(self, stack: ExitStack, address: str) -> QDBusConnection:
        name = f"tried-{next(_names)}"
        stack.callback(QDBusConnection.disconnectFromBus, name)
        return QDBusConnection.connectToBus(address, name)

    def _note(self) -> None:
        self.gone += 1

    def does(self, *words: str) -> None:
        """This happens, and has been said on the bus."""
        before = len(self.standing.told("done"))
        self.standing.does(*words)
        until(lambda: len(self.standing.told("done")) > before, f"{words}")

    def hold(self, times: int = 1) -> None:
        """Hold the sleep off."""
        self.watch.hold()
        until(lambda: len(self.standing.told("held off")) == times, "the sleep is held off")

    def let_go(self) -> int:
        """How often the sleep was let go on."""
        return len(self.standing.told("let go"))

    def hears_nothing(self) -> bool:
        """What was said before has arrived, and was nothing to it."""
        before = self.gone
        for number, one in enumerate((("Lock", SESSION), ("ActiveChanged", SAVER, "on")), 1):
            self.does(*one)
            until(lambda: self.gone >= before + number, "what is said next is heard")  # noqa: B023
        return self.gone == before + 2


@pytest.fixture
def tried(qapp: QApplication) -> Iterator[Tried]:
    with ExitStack() as stack:
        yield Tried(stack)


@pytest.mark.parametrize(
    "happens",
    [
        ("PrepareForSleep", "on"),
        ("PrepareForShutdown", "on"),
        ("Lock", SESSION),
        ("LockedHint", SESSION, "on"),
        ("Active", SESSION, "off"),
        ("ActiveChanged", "org.freedesktop.ScreenSaver", "on"),
        ("ActiveChanged", SAVER, "on"),
    ],
    ids=" ".join,
)
def test_whoever_goes_away_is_heard(tried: Tried, happens: tuple[str, ...]) -> None:
    tried.does(*happens)
    until(lambda: tried.gone == 1, "it says so")


@pytest.mark.parametrize(
    "happens",
    [
        ("PrepareForSleep", "off"),
        ("Lock", OTHER),
        ("LockedHint", OTHER, "on"),
        ("LockedHint", SESSION, "off"),
        ("Active", SESSION, "on"),
        ("ActiveChanged", "org.freedesktop.ScreenSaver", "off"),
    ],
    ids=" ".join,
)
def test_whoever_comes_back_and_what_another_does_locks_nothing(
    tried: Tried, happens: tuple[str, ...]
) -> None:
    tried.does(*happens)
    assert tried.hears_nothing()


def test_the_sleep_waits_from_when_a_vault_is_open_until_it_is_let_go(tried: Tried) -> None:
    assert tried.standing.told("held off") == []
    tried.hold()
    (asked,) = tried.standing.told("held off")
    assert asked | {"told": ""} == {
        "told": "",
        "what": "sleep:shutdown",
        "who": "Evenhand",
        "mode": "delay",
    }
    tried.does("PrepareForSleep", "on")
    until(lambda: tried.gone == 1, "it hears of the sleep")
    assert tried.let_go() == 0
    tried.watch.let_go()
    until(lambda: tried.let_go() == 1, "the sleep goes on")


def test_after_a_sleep_that_was_let_go_on_the_next_one_waits_again(tried: Tried) -> None:
    tried.hold()
    tried.does("PrepareForSleep", "on")
    until(lambda: tried.gone == 1, "it hears of the sleep")
    tried.watch.let_go()
    until(lambda: tried.let_go() == 1, "the sleep goes on")
    tried.does("PrepareForSleep", "off")
    until(lambda: len(tried.standing.told("held off")) == 2, "it holds the next one off")


def test_a_lock_that_failed_while_nobody_slept_leaves_the_next_sleep_waiting(tried: Tried) -> None:
    tried.hold()
    tried.watch.let_go()
    assert tried.hears_nothing()
    assert tried.let_go() == 0


def test_what_is_held_off_twice_is_let_go_on_at_once(tried: Tried) -> None:
    tried.watch.hold()
    tried.hold()
    tried.does("PrepareForSleep", "on")
    until(lambda: tried.gone == 1, "it hears of the sleep")
    tried.watch.let_go()
    until(lambda: tried.let_go() == 1, "the sleep goes on")
    assert len(tried.standing.told("held off")) == 1


def test_what_is_given_up_before_it_was_granted_holds_nothing_off(tried: Tried) -> None:
    tried.watch.prepare(True)  # it sleeps while the vault is being opened
    tried.watch.hold()
    tried.watch.let_go()
    until(lambda: tried.let_go() == 1, "the sleep goes on")


def test_without_any_bus_nothing_is_heard_and_nothing_fails(qapp: QApplication) -> None:
    none = QDBusConnection("there is no such bus")
    watch = LinuxWatch(none, none)
    watch.hold()
    watch.let_go()
