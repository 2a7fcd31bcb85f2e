"""The documents that the page can show, one kind in each module, with the actions of their keys. None needs
Textual.
"""
