"""The line editor of the line-by-line interface: keys, echo and editing, byte by byte."""
