"""What pages are built of: boxes, text, buttons, cards, banners, the page itself."""
