"""A companion that guides a person through a guide, one small page at a time, on their own computer."""

__version__ = "0.2.0.dev0"
