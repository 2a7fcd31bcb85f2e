"""What the one screen is made of: the line at the top, the page, the line of keys, and the one text field."""
