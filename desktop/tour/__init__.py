"""The windows walked through the demo's journey by themselves, and photographed at every stop."""
