"""The form for a check-in: a weight, feelings and a line of text, all of them optional."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from companion.flows.commands import CHOOSE, CHOOSE_ONE, NEXT_FIELD, Command
from companion.flows.dialogs import OWN_WORD, CheckInForm, Choice
from companion.journal.model import CheckIn
from companion.messages import N_
from companion.messages import gettext as _
from companion.text import clean
from companion.tui.documents.document import Host
from companion.tui.documents.forms.form import Form
from companion.tui.drawing.chips_part import ChipsPart
from companion.tui.drawing.field_part import FieldPart
from companion.tui.drawing.parts import LabelPart, Part, TextPart
from companion.tui.drawing.stops_part import StopsPart
from companion.views.block import block
from companion.views.journal.diary import custom_words, with_custom_words

_NEXT = NEXT_FIELD._replace(
    keys="enter",
    # Translators: the name of the key that goes to the next question of a form
    name=N_("next"),
)
_ENTER_CHOOSES = CHOOSE_ONE._replace(rank=NEXT_FIELD.rank - 1)
"""What Enter does at a weight that is not chosen, before it goes on to the next question."""


class CheckInDocument(Form):
    """A form for a new check-in or an earlier one. Its answer is where to go next, or "without".

    Enter goes from each list to the next question, so that one hand can do all of it.
    """

    def __init__(self, host: Host, asked: CheckInForm) -> None:
        super().__init__(host, "check_in")
        self.asked = asked
        title = _("How are you right now?") if asked.is_new else _("How you were")
        self.text = TextPart([block("title", title), block("quiet", _("You can leave anything out."))])
        begun, feelings = asked.initial, asked.feelings
        weights = [Choice(one.weight, one.label.strip()) for one in feelings.weights]
        self.weight = StopsPart(weights, changed=self.changed)
        self.weight.choose_ids({begun.weight})
        self.weight.point_at(begun.weight)
        words = [Choice(one.feeling, one.label.strip()) for one in feelings.feelings]
        own_word = OWN_WORD._replace(label=_(OWN_WORD.label))
        self.words = ChipsPart([*words, own_word], "any", changed=self._words_changed)
        own = custom_words(begun, feelings)
        self.words.choose_ids({*begun.feelings, *([OWN_WORD.id] if own else [])})
        self.own_label = LabelPart(_("Your own word"))
        self.own = FieldPart(own, least=1, enter=self.focus_next, changed=self.changed)
        self.mine = self.line_for_oneself(begun.line)
        self.focus = self.weight if weights else self.words
        self._offer_own_word()

    def parts(self) -> Sequence[Part]:
        """The three questions, and the buttons."""
        line = LabelPart(_("A line for yourself"))
        return self.text, self.weight, self.words, self.own_label, self.own, line, self.mine, self.rows

    def commands(self) -> Sequence[Command]:
        """The form's commands, with what Enter does at the weights and at the word of one's own."""
        commands = super().commands()
        if self.focus is self.weight and not self.weight.is_chosen:
            return [_ENTER_CHOOSES if one.id == CHOOSE.id else one for one in commands]
        at_once = self.focus in (self.weight, self.own)
        return [_NEXT if at_once and one == NEXT_FIELD else one for one in commands]

    @property
    def acts(self) -> Mapping[str, Callable[[], object]]:
        """The form's actions, and the digits, which choose a weight."""
        numbers = range(1, len(self.weight.choices) + 1)
        return {**super().acts, **{str(number): partial(self._take_weight, number) for number in numbers}}

    def _take_weight(self, number: int) -> None:
        """Choose a weight, and go on to the feelings if the person was at the weights."""
        if self.weight.take_number(number) and self.focus is self.weight:
            self.focus_next()

    def enter(self) -> bool:
        """Choose the weight pointed at, unless it is chosen, and go on to the next question. Feelings and
        buttons are chosen, too, and the pointer stays.
        """
        if self.focus in (self.words, self.rows) or not self.is_pointer_seen:
            return super().enter()
        if self.focus is self.weight and not self.weight.is_chosen:
            self.choose()
        self.focus_next()
        return True

    def _offer_own_word(self) -> None:
        """Show the field for a custom word if that option is chosen."""
        self.own.is_shown = self.own_label.is_shown = OWN_WORD.id in self.words.chosen

    def _words_changed(self) -> None:
        was_shown = self.own.is_shown
        self._offer_own_word()
        self.changed()
        if self.own.is_shown and not was_shown:  # the person types the word next
            self.focus_on(self.own)
            self.reveal()
            self.draw()

    def filled_in(self) -> CheckIn:
        """Return the check-in as it is filled in."""
        words = self.words
        chosen = [one.id for one in words.choices if one.id in words.chosen and one.id != OWN_WORD.id]
        own = clean(self.own.text) if OWN_WORD.id in words.chosen else ""
        return CheckIn(
            weight=next(iter(self.weight.chosen), ""),
            feelings=with_custom_words(chosen, own),
            line=clean(self.mine.text).strip("\n"),
        )

    @property
    def is_begun(self) -> bool:
        """Whether there are new answers here."""
        return self.filled_in() not in (CheckIn(), self.asked.initial)

    def write_draft(self) -> bool:
        """Save the answers as a draft."""
        if self.asked.draft is None:
            return False
        draft = None if (check_in := self.filled_in()) == CheckIn() else check_in
        return self.host.ui.attempt(partial(self.asked.draft, draft)) and draft is not None

    def keep(self) -> None:
        """Keep the check-in, if anything was filled in."""
        check_in = self.filled_in()
        if check_in == CheckIn():
            self.leave()
            return
        if way_on := self.try_to_keep(partial(self.asked.accept, check_in)):
            self.answer(way_on)

    def leave(self) -> None:
        """Go on without a check-in."""
        if self.asked.leave:
            self.host.ui.attempt(self.asked.leave)
        self.answer("without")
