"""Reading a line at a terminal byte by byte: keys, echo, and editing."""
