"""A companion that leads somebody through a guide, one small page at a time, on their own machine."""

__version__ = "0.1.0"
