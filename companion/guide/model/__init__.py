"""The records of a guide: steps to read, claims with their standing, feelings to name, services that help.

Every record is immutable and validated when it is read. Texts are kept as their author wrote them; the
person's own words are filled in later, by ``companion.guide.wording``.
"""

from companion.guide.model.claims import (
    SOURCED,
    Claim,
    Claims,
    Feeling,
    Feelings,
    Source,
    Sources,
    Standing,
    Weight,
)
from companion.guide.model.close_one import CloseOne, Prompt
from companion.guide.model.guide import (
    Article,
    Guide,
    OwnWord,
    Part,
    Step,
    TitledText,
    Word,
    WordChoice,
    WordForms,
)
from companion.guide.model.pages import (
    CheckInPage,
    Exercise,
    Page,
    SortItem,
    SortPage,
    SortPlace,
    Steady,
    SteadyPage,
    StepText,
    TextPage,
    WritePage,
)
from companion.guide.model.record import GuideRecord, Id, Line, Prose, RoleName
from companion.guide.model.support import Country, Help, HelpGroup, Phone, Resource, SeenAt
from companion.guide.model.tone import Allowed, Avoided, Tone

__all__ = [
    "SOURCED",
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
    "GuideRecord",
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
    "Resource",
    "RoleName",
    "SeenAt",
    "SortItem",
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
    "TitledText",
    "Tone",
    "Weight",
    "Word",
    "WordChoice",
    "WordForms",
    "WritePage",
]
