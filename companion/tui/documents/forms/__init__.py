"""The documents in which something is typed or filled in, and the buttons under them."""
