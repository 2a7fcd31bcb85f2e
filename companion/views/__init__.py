"""The content of each view, as blocks of text that are the same in both interfaces.

A view does not know how it is shown; each interface decides that.
"""
