"""Where the person is in a guide, and where each of their acts leads. Pure: no screen, no disk, no clock."""

from companion.journey.journey import Here, Journey
from companion.journey.stops import GIST, DoorAnswer, Stop
from companion.journey.visit import Visit, WayOn

__all__ = ["GIST", "DoorAnswer", "Here", "Journey", "Stop", "Visit", "WayOn"]
