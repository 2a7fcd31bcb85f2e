"""The line-by-line interface: it prints text and reads one line at a time, without drawing a screen."""
