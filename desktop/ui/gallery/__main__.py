"""Opens the gallery."""

import sys

from PySide6.QtWidgets import QApplication

from desktop.ui.gallery.window import Gallery
from desktop.ui.look.dressing import FUSION, apply
from desktop.ui.look.theme import Look, Theme


def main(given: list[str]) -> int:
    app = QApplication(["gallery", *FUSION])
    scale = next((int(word) / 100 for word in given if word.isdigit()), 1.0)
    look = Look(Theme.load("dark" if "dark" in given else "light"), scale)
    apply(app, look)
    window = Gallery(look)
    window.resize(1280, 800)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
