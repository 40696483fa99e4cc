"""A stand-in for logind and a desktop's screen saver, on the buses that its tests made.

Run by the system's own Python, which has the bindings. Arguments: the addresses of the system's bus
and of the person's, and the session's path. A line in is what happens, a line of JSON out is
what a program asked for, and when it let go of what it held off.
"""

import fcntl
import json
import os
import struct
import sys
from pathlib import Path
from typing import Any

from gi.repository import Gio, GLib  # type: ignore[import-not-found]

PATH, MANAGER = "/org/freedesktop/login1", "org.freedesktop.login1.Manager"
ABOUT_SESSION = "org.freedesktop.login1.Session"
XML = f"""<node><interface name="{MANAGER}">
<method name="GetSession"><arg type="s" direction="in"/><arg type="o" direction="out"/></method>
<method name="Inhibit"><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="h" direction="out"/></method>
</interface></node>"""
SHARED, COUNT = 0x40000002, 510  # the bytes of a database that SQLite locks


def tell(**words: object) -> None:
    print(json.dumps(words), flush=True)


def connection(address: str) -> Any:
    flags = Gio.DBusConnectionFlags
    kind = flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION
    return Gio.DBusConnection.new_for_address_sync(address, kind, None, None)


def holder(record: str) -> int:
    """Who has this database to itself; 0: nobody."""
    with Path(record).open("r+b") as file:
        asked = struct.pack("hhqqi4x", fcntl.F_WRLCK, os.SEEK_SET, SHARED, COUNT, 0)
        answer = struct.unpack("hhqqi4x", fcntl.fcntl(file, fcntl.F_GETLK, asked))
    return 0 if answer[0] == fcntl.F_UNLCK else int(answer[4])


def fresh(pid: int, word: str) -> bool:
    """Whether the process by this number was begun with this word in its surroundings."""
    try:
        return word.encode() in Path(f"/proc/{pid}/environ").read_bytes()
    except OSError:
        return False


class Logind:
    """Answers programs, and says on both buses what it is told to."""

    def __init__(self, system: str, session: str, path: str) -> None:
        self._path = path
        self.system, self.session = connection(system), connection(session)
        self.looks: list[str] = []  # the record, a process, and a word in what it was begun with
        interface = Gio.DBusNodeInfo.new_for_xml(XML).interfaces[0]
        self.system.register_object(PATH, interface, self.answer, None, None)
        Gio.bus_own_name_on_connection(
            self.system, "org.freedesktop.login1", 0, lambda *_: tell(told="ready"), None
        )

    def answer(self, *call: Any) -> None:
        """A program asks."""
        *_, method, given, invocation = call
        if method == "GetSession":
            tell(told="session", of=given.unpack()[0])
            invocation.return_value(GLib.Variant("(o)", (self._path,)))
            return
        read, write = os.pipe()
        files = Gio.UnixFDList.new_from_array([write])
        what, who, _why, mode = given.unpack()
        invocation.return_value_with_unix_fd_list(GLib.Variant("(h)", (0,)), files)
        GLib.unix_fd_add_full(0, read, GLib.IOCondition.HUP, self.released)
        tell(told="held off", what=what, who=who, mode=mode)

    def released(self, read: int, _why: object) -> bool:
        """Nobody has the other end any more; how things stand in this very moment."""
        os.close(read)
        record, pid, word = self.looks or ("", "0", "")
        tell(
            told="let go",
            holder=holder(record) if record else 0,
            fresh=fresh(int(pid), word),
        )
        return False

    def hear(self, words: list[str]) -> None:
        """Something happens."""
        what, *rest = words
        if what in ("PrepareForSleep", "PrepareForShutdown"):
            self.say(self.system, PATH, MANAGER, what, GLib.Variant("(b)", (rest[0] == "on",)))
        elif what == "Lock":
            self.say(self.system, rest[0], ABOUT_SESSION, what, None)
        elif what in ("LockedHint", "Active"):
            now = {what: GLib.Variant("b", rest[1] == "on")}
            body = GLib.Variant("(sa{sv}as)", (ABOUT_SESSION, now, []))
            about = "org.freedesktop.DBus.Properties"
            self.say(self.system, rest[0], about, "PropertiesChanged", body)
        elif what == "ActiveChanged":
            body = GLib.Variant("(b)", (rest[1] == "on",))
            self.say(self.session, "/any/where", rest[0], what, body)
        elif what == "look":
            self.looks = rest
        tell(told="done")

    def say(self, bus: Any, path: str, about: str, name: str, body: Any) -> None:
        bus.emit_signal(None, path, about, name, body)
        bus.flush_sync()


def main(system: str, session: str, path: str) -> None:
    """Until nobody tells it anything any more."""
    standing, loop = Logind(system, session, path), GLib.MainLoop()

    def line(*_: object) -> bool:
        said = os.read(0, 65536).decode()  # whole lines: each is written at once
        for words in said.splitlines():
            standing.hear(words.split())
        if not said:
            loop.quit()
        return bool(said)

    GLib.unix_fd_add_full(0, 0, GLib.IOCondition.IN | GLib.IOCondition.HUP, line)
    loop.run()


if __name__ == "__main__":
    main(*sys.argv[1:])
