"""The person's place in a guide, and the place to which each action leads.

This package has no side effects: it uses no screen, no disk and no clock.
"""

from companion.journey.journey import Here, Journey
from companion.journey.stops import GIST, DoorAnswer, Stop
from companion.journey.visit import Visit, WayOn

__all__ = ["GIST", "DoorAnswer", "Here", "Journey", "Stop", "Visit", "WayOn"]
