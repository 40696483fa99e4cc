"""What helps while one writes: hints on a note, the words that somebody added. Nothing is sent."""
