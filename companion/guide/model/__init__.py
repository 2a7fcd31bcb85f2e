"""What a guide is made of: steps to read, claims with their standing, feelings to name, places that help.

Every record is immutable and checked when it is read. Text is kept as its author wrote it; the person's own
words are put in later, by ``companion.guide.wording``.
"""

from companion.guide.model.claims import Claim, Claims, Feeling, Feelings, Source, Sources, Standing, Weight
from companion.guide.model.close_one import CloseOne, Prompt
from companion.guide.model.guide import (
    Article,
    Guide,
    OwnWord,
    Part,
    Saying,
    Step,
    Word,
    WordChoice,
    Words,
)
from companion.guide.model.pages import (
    CheckInPage,
    Exercise,
    Page,
    SortPage,
    SortPlace,
    Steady,
    SteadyPage,
    StepText,
    TextPage,
    Thing,
    WritePage,
)
from companion.guide.model.record import Id, Line, Prose, Record, RoleName
from companion.guide.model.support import Country, Help, HelpGroup, Phone, Resource, SeenAt
from companion.guide.model.tone import Allowed, Avoided, Tone

__all__ = [
    "Allowed",
    "Article",
    "Avoided",
    "CheckInPage",
    "Claim",
    "Claims",
    "CloseOne",
    "Country",
    "Exercise",
    "Feeling",
    "Feelings",
    "Guide",
    "Help",
    "HelpGroup",
    "Id",
    "Line",
    "OwnWord",
    "Page",
    "Part",
    "Phone",
    "Prompt",
    "Prose",
    "Record",
    "Resource",
    "RoleName",
    "Saying",
    "SeenAt",
    "SortPage",
    "SortPlace",
    "Source",
    "Sources",
    "Standing",
    "Steady",
    "SteadyPage",
    "Step",
    "StepText",
    "TextPage",
    "Thing",
    "Tone",
    "Weight",
    "Word",
    "WordChoice",
    "Words",
    "WritePage",
]
