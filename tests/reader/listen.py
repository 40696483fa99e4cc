"""A screen reader without a voice: what stands on the readers' bus, as lines of JSON.

Run by the system's own Python, which alone has the bindings. A line in is a wish, `{"do": "parts"}`
and what it needs; a line out is its answer. What is announced and where the keyboard goes is noted
from the first moment, so that nothing is missed between two wishes.
"""

import json
import sys
from typing import Any

import gi  # type: ignore[import-not-found]

gi.require_version("Atspi", "2.0")

from gi.repository import Atspi, GLib  # type: ignore[import-not-found] # noqa: E402

sys.path.insert(0, sys.argv[1])  # this folder: the system's Python is run without its own path

from x_keyboard import Keyboard  # type: ignore[import-not-found] # noqa: E402

HEARD = ("object:announcement", "object:state-changed:focused", "window:activate")


class Listener:
    """Everything that is heard, and what can be asked of the program now."""

    def __init__(self) -> None:
        Atspi.init()
        Atspi.set_timeout(2000, 10_000)
        self.heard: list[dict[str, Any]] = []
        self._nodes: list[Any] = []
        self._listener = Atspi.EventListener.new(self._hear)
        for kind in HEARD:
            self._listener.register(kind)
        self.keyboard = Keyboard()

    def _hear(self, event: Any) -> None:
        said = event.any_data if isinstance(event.any_data, str) else ""
        try:
            name, role = event.source.get_name(), event.source.get_role_name()
            path = event.source.path
        except GLib.Error:  # gone by now
            name, role, path = "", "", ""
        self.heard.append(
            {
                "kind": event.type,
                "on": bool(event.detail1),
                "said": said,
                "name": name or "",
                "role": role or "",
                "path": path,
            }
        )

    def parts(self, _wish: dict[str, Any]) -> list[dict[str, Any]]:
        """Every part that shows, in the order of the tree; what is in a hidden one is hidden."""
        self._nodes = []
        found: list[dict[str, Any]] = []
        desktop = Atspi.get_desktop(0)
        for number in range(desktop.get_child_count()):
            self._walk(desktop.get_child_at_index(number), -1, found)
        return found

    def _walk(self, node: Any, above: int, found: list[dict[str, Any]]) -> None:
        try:
            node.clear_cache()
            told = _told(node)
            if "showing" not in told["states"]:
                return
            below = [node.get_child_at_index(each) for each in range(node.get_child_count())]
        except (GLib.Error, AttributeError):  # it went while it was being read
            return
        number = len(self._nodes)
        self._nodes.append(node)
        found.append(told | {"number": number, "above": above})
        for child in below:
            if child is not None:
                self._walk(child, number, found)

    def text(self, wish: dict[str, Any]) -> str:
        """What stands in a box."""
        node = self._nodes[wish["number"]].get_text_iface()
        return str(Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node)))

    def write(self, wish: dict[str, Any]) -> bool:
        """Put words into a box, as dictation does."""
        node = self._nodes[wish["number"]].get_editable_text_iface()
        return bool(Atspi.EditableText.set_text_contents(node, wish["words"]))

    def act(self, wish: dict[str, Any]) -> bool:
        """Do with a part what it says can be done with it: `Press`, `Toggle`, `SetFocus`."""
        node = self._nodes[wish["number"]].get_action_iface()
        names = [Atspi.Action.get_action_name(node, n) for n in range(node.get_n_actions())]
        return bool(Atspi.Action.do_action(node, names.index(wish["action"])))

    def press(self, wish: dict[str, Any]) -> None:
        """A key, with others held: `Tab`, `ctrl+Return`."""
        *held, key = wish["keys"].split("+")
        self.keyboard.press(held, key)

    def type(self, wish: dict[str, Any]) -> None:
        """Letters, one after the other, as fast as they come."""
        for letter in wish["words"]:
            Atspi.generate_keyboard_event(0, letter, Atspi.KeySynthType.STRING)

    def events(self, _wish: dict[str, Any]) -> list[dict[str, Any]]:
        """What was heard since this was asked last."""
        context = GLib.MainContext.default()
        while context.pending():  # what came while an answer was waited for is told later
            context.iteration(False)
        heard, self.heard = self.heard, []
        return heard


def _told(node: Any) -> dict[str, Any]:
    """What a reader says of one part."""
    states = node.get_state_set()
    acts = node.get_action_iface() if node.get_role() == Atspi.Role.PUSH_BUTTON else None
    return {
        "role": node.get_role_name(),
        "path": node.path,
        "name": node.get_name() or "",
        "description": node.get_description() or "",
        "states": [state.value_nick for state in states.get_states()],
        "keys": Atspi.Action.get_key_binding(acts, 0) if acts else "",
        "labels": [
            relation.get_target(number).get_name()
            for relation in node.get_relation_set()
            if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY
            for number in range(relation.get_n_targets())
        ],
    }


def main() -> None:
    """Answer until nobody asks any more."""
    listener = Listener()
    loop = GLib.MainLoop()

    def asked(*_: object) -> bool:
        line = sys.stdin.buffer.readline()
        if not line:
            loop.quit()
            return False
        wish = json.loads(line)
        answer = getattr(listener, wish["do"])(wish)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
        return True

    # Unbuffered lines: one that is read already would wait unseen.
    GLib.io_add_watch(sys.stdin.fileno(), GLib.PRIORITY_DEFAULT, GLib.IO_IN | GLib.IO_HUP, asked)
    GLib.io_add_watch(
        listener.keyboard.fileno(),
        GLib.PRIORITY_HIGH,
        GLib.IO_IN,
        lambda *_: listener.keyboard.look(),
    )
    print(json.dumps("ready"), flush=True)
    loop.run()


if __name__ == "__main__":
    main()
