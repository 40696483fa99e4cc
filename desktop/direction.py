"""At which side a text begins: by its first letter that has a direction (Unicode, UAX 9, P2)."""

import unicodedata


def right_to_left(text: str) -> bool:
    """Whether a text is written from right to left."""
    if text.isascii():
        return False
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in ("R", "AL", "L"):
            return direction != "L"
    return False
