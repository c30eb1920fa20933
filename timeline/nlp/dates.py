"""When an act happened: the time expression that the sentence hangs on it, else the day heading above it."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from timeline.lexicon import Lexicon
from timeline.model import Span as CharSpan
from timeline.model import TimeSpan
from timeline.nlp.background import describes_what_is_done
from timeline.nlp.date_seats import (
    CALENDAR_NOUNS,
    GROUNDS,
    NOUNS,
    PRESENT,
    Seat,
    climb,
    has_own_subject,
    is_background,
    is_earlier_noun,
    is_kept_apart,
    is_of_one_time,
    is_told_now,
    keeps_apart,
    one_clause,
    points_back,
    seat_of,
    shares,
    stands_before,
    tells_on,
)
from timeline.nlp.date_shifts import reckoned, set_apart
from timeline.nlp.date_swift import behind, swift_words, told_before
from timeline.nlp.page import Page
from timeline.nlp.setting import Setting
from timeline.nlp.subjects import surface_subject
from timeline.nlp.syntax import VERBAL, clause_top, has_to
from timeline.nlp.times import Timex
from timeline.nlp.times.anchors import is_aside
from timeline.nlp.times.values import interval, time_span
from timeline.nlp.tree import Span, Token
from timeline.nlp.triggers import JUDGING, Trigger

DATED_TYPES = frozenset({"DATE", "TIME", "DURATION"})
# How near a time stands to the act it dates, nearest first.
OWN_WORDS, OWN_CLAUSE, GOVERNING, LEADING, RELATED = range(5)
HAVE_A_TERM = frozenset({"REQUEST", "THREATEN", "AGREE"})
# What such a verb has for its object was told or done before: "met on Monday to discuss the raid".
TALKING_OF = frozenset(
    "address commemorate debate discuss investigate mark mourn probe raise recall remember review tackle".split()
)
COMES = frozenset("come follow happen occur".split())
REASONS = frozenset({"for", "over", "because", "due"})
MEANWHILE = frozenset({"while", "whereas"})
COMMANDS = frozenset({"order", "command", "instruct", "direct", "have", "let", "make"})
SHORTLY = re.compile(
    r"\b(?:with)?in\s+(?:the\s+|an?\s+|a\s+few\s+|\w+\s+)?(?:minutes?|seconds?|hours|(?<=the\s)hour|(?<=an\s)hour)$",
    re.IGNORECASE,
)
HOURS_OF_DAY = frozenset(
    {"dawn", "sunrise", "daybreak", "noon", "midday", "dusk", "sunset", "midnight", "nightfall", "dark"}
)
BRACKET = re.compile(r"\(\d{4}\s*[-\u2013\u2014]\s*(?:present|ongoing|now|\d{2,4})\)")
LONGEST_BRACKET = 16
NEAR = 100  # characters around a date that tell whether it stands beside the story
LASTING: Final = "range"
LASTING_ACTS = frozenset("blockade besiege occupy hold detain imprison boycott".split())
# What is said or resolved of an act still to come: the day behind it is that of saying so.
AHEAD_OF_IT = frozenset(
    "threaten vow promise pledge agree refuse decide offer plan intend demand ask urge order want call decline undertake swear warn".split()
)
DAY_OF_MONTH = re.compile(r"\d\s+[A-Z][a-z]{2}|[a-z.]\s+\d")  # "3 May", "Oct. 3"
NEWS = 60  # days for which what was done is still condemned as news
SINCE = re.compile(r"\bsince (?:\w+ )?$", re.IGNORECASE)
FIRST_DAY = date.min.isoformat()


@dataclass(frozen=True, slots=True)
class Dated:
    """A time with the spans that say so: two for "within hours" of a day told before, none where the text has no words for it."""

    time: TimeSpan
    spans: tuple[CharSpan, ...]


class DateFinder:
    """Gives the triggers of one page their dates.

    `setting` knows the day that a place is told from, and the day heading that it stands under.
    """

    def __init__(
        self,
        page: Page,
        lexicon: Lexicon,
        timexes: Sequence[Timex],
        triggers: Collection[Trigger],
        setting: Setting | None = None,
    ) -> None:
        self.page = page
        self.lexicon = lexicon
        self.trigger_heads = trigger_heads = frozenset(t.head.i for t in triggers)
        self.tellers = trigger_heads | {t.light.i for t in triggers if t.light is not None}
        self.judges = {
            clause_top(t.top).i: t.head.i
            for t in triggers
            if t.row.type in JUDGING and (t.light is not None or not t.nominal)
        }
        self.today: Callable[[int], str | None] = setting.today if setting else lambda _: None
        timexes = [t for t in timexes if not _is_span_of_a_name(page.text, t)]
        self.timexes = [t for t in timexes if t.type in {"DATE", "TIME"} and t.value]
        self.by_sentence: dict[int, list[tuple[Token, Seat, Timex]]] = {}
        self.counted_from: dict[int, CharSpan] = {}
        self.own_lengths: set[int] = set()
        self.apart: set[int] = set()  # clauses and nouns that a vague length sets apart: "just days after X had struck"
        told: Timex | None = None
        for timex in timexes:
            token = self._token_of(timex)
            if token is not None and timex.span is None and _sets_apart(token):
                self.own_lengths.add(clause_top(token).i)
            dating = _dating(timex, told, page.text)
            lasting = _lasting(timex, self.today(timex.start))
            if lasting is not None and token is not None:
                self._seat(token, seat_of(token, trigger_heads), lasting)
            if dating is not None and dating.type in DATED_TYPES:
                if timex.span is None and told is not None:
                    self._count(timex, told)
                told = dating
                if token is not None and not _tells_how_far(token) and not _only_bounds(token):
                    self._seat(token, seat_of(token, trigger_heads), dating)
            elif token is not None and told is not None and told.start >= page.starts[_reach(token).start]:
                self._seat_reckoned(timex, told, token)
            elif token is not None and setting is not None and (day := setting.heading_before(timex.start)) is not None:
                self._seat_reckoned(timex, day, token)

    def _seat(self, token: Token, seat: Seat, timex: Timex) -> None:
        today = self.today(timex.start)
        told_from_today = not any(map(str.isdigit, timex.text))  # "yesterday", not "on 1 January"
        if told_from_today and today is not None and timex.span is not None and (timex.span.end or today) < today:
            seat = replace(seat, word=_done_over(seat.word))
        seat = replace(seat, word=_said_before(token, seat.word))
        if not _is_of_a_day(timex):
            seat = _of_the_reason(token, seat)
        self.by_sentence.setdefault(token.sent.start, []).append((token, seat, timex))

    def _count(self, timex: Timex, told: Timex) -> None:
        """Note that a time is counted from another, so that both are its evidence."""
        self.counted_from[timex.start] = self.counted_from.get(told.start, (told.start, told.end))

    def _seat_reckoned(self, length: Timex, told: Timex, token: Token) -> None:
        """Seat the time of an act that a length sets apart from the day told before: "on Sunday, a day after X struck"."""
        behind = bisect.bisect_left(self.page.starts, length.end)
        if behind >= token.sent.end:
            return
        found = reckoned(length, self.page.doc[behind], told, self.page.text)
        if found is not None:
            self._count(length, told)
            self._seat(token, *found)
            return
        other = set_apart(length, self.page.doc[behind], self.page.text)
        if other is not None:
            self.apart.add(other.i)

    def _token_of(self, timex: Timex) -> Token | None:
        """Give the token through which a time expression hangs in its sentence."""
        first = bisect.bisect_left(self.page.starts, timex.start)
        last = bisect.bisect_left(self.page.starts, timex.end)
        if first >= len(self.page.starts) or first == last or self.page.starts[first] >= timex.end:
            return None
        span = self.page.doc[first:last]
        root: Token = span.root
        return root

    def date(self, trigger: Trigger, *, ahead: bool = False) -> Dated | None:
        """Find the time expression that dates `trigger`, or None.

        What is still `ahead` (planned, threatened, supposed) takes only a time of its own clause: that of the clause
        above dates the plan or the threat.
        """
        ranked = sorted(self._candidates(trigger, ahead=ahead), key=lambda c: (c[0], abs(c[1].i - trigger.head.i)))
        if not ranked or ranked[0][0] > OWN_CLAUSE:
            opening = self._day_that_opens(clause_top(trigger.top))
            if opening is not None or not ranked:
                return opening
        timex = _finest([timex for rank, _, timex in ranked if rank == ranked[0][0]])
        if timex.span is None:
            return None
        origin = self.counted_from.get(timex.start)
        return Dated(timex.span, ((timex.start, timex.end), *((origin,) if origin else ())))

    def is_quoted(self, trigger: Trigger) -> bool:
        """Tell whether an act is told in somebody's own words."""
        head = trigger.head
        return self._is_quoted(self.page.starts[head.sent.start], self.page.starts[head.i])

    def frames(self, timex: Timex, sentence: Span) -> bool:
        """Tell whether a time goes on behind its sentence: a month or year of its main verb does, a day does not."""
        if timex.span is None or timex.span.precision in {"day", "minute"}:
            return False
        seats = (
            seat
            for _, seat, told in self.by_sentence.get(sentence.start, ())
            if told is timex or told.start == timex.start
        )
        return any(not s.bound and next(w for w in climb(s.word) if w.dep_ != "conj").dep_ == "ROOT" for s in seats)

    def is_apart(self, trigger: Trigger) -> bool:
        """Tell whether words say that an act is some days or years away from the day that is told: "years after the raid"."""
        return trigger.head.i in self.apart or (clause_top(trigger.top).i in self.apart and not trigger.nominal)

    def said_on(self, trigger: Trigger) -> Dated | None:
        """Date words of a quotation by the verb that says so: ""We condemn the raid," the minister said on Monday"."""
        head, first = trigger.head, self.page.starts[trigger.head.sent.start]
        above = set(climb(clause_top(trigger.top)))
        said = (
            timex
            for _, seat, timex in self.by_sentence.get(head.sent.start, ())
            if seat.word in above and not seat.bound and not self._is_quoted(first, timex.start)
        )
        timex = next(said, None)
        return Dated(timex.span, ((timex.start, timex.end),)) if timex is not None and timex.span else None

    def at_once(self, trigger: Trigger) -> Dated | None:
        """Date an act that is said to have followed at once upon what the sentences before have told."""
        verb = clause_top(trigger.top)
        telling = verb.tag_ in {"VBD", "VBN"} and (trigger.light is not None or not trigger.nominal)
        swift = swift_words(verb, self.page) if telling else None
        told = told_before(verb, self.page, self.timexes) if swift is not None else None
        if swift is None or told is None or told.span is None or stands_aside(self.page.text, told):
            return None
        words = self.page.text[slice(*swift.words)]
        return Dated(behind(told.span, swift, words), (swift.words, (told.start, told.end)))

    def _day_that_opens(self, clause: Token) -> Dated | None:
        """Give the day that a clause with "when" tells of: "quiet since 28 May, when a soldier was killed"."""
        when = next((c for c in clause.lefts if c.lower_ == "when"), None)
        if when is None or not self.timexes:
            return None
        start = self.page.starts[when.i]
        place = bisect.bisect_right(self.timexes, start, key=lambda t: t.end) - 1
        timex = self.timexes[place]
        if place < 0 or self.page.text[timex.end : start].strip() not in {"", ","}:
            return None
        day = timex.span if timex.span and timex.span.end else time_span(interval(timex.value), "relative", timex.text)
        return Dated(day, ((timex.start, timex.end),)) if day is not None else None

    def _candidates(self, trigger: Trigger, *, ahead: bool) -> Iterator[tuple[int, Token, Timex]]:
        worst = OWN_CLAUSE if ahead else RELATED
        for token, seat, timex in self.by_sentence.get(trigger.head.sent.start, ()):
            if (
                is_kept_apart(token, trigger.head)
                or self._is_said_aside(timex, trigger)
                or self._is_bracketed(timex, trigger)
                or _is_deadline(token, trigger)
            ):
                continue
            judged = self._judged_then(token, timex, clause_top(trigger.top))
            if judged is not None:
                rank = OWN_WORDS if judged == trigger.head else None
            else:
                rank = self._rank(trigger, seat, timex)
            if rank is not None and rank <= worst:
                yield rank, token, timex

    def _is_said_aside(self, timex: Timex, trigger: Trigger) -> bool:
        """Tell whether a quotation holds a time but not the act: "wrote that it "will die tonight" before he struck"."""
        first = self.page.starts[trigger.head.sent.start]
        return self._is_quoted(first, timex.start) and not self._is_quoted(first, self.page.starts[trigger.head.i])

    def _is_bracketed(self, timex: Timex, trigger: Trigger) -> bool:
        """Tell whether a bracket holds a time but not the act: "arrested over a debt (first told of three years ago)"."""
        first, text = self.page.starts[trigger.head.sent.start], self.page.text
        opened = text.rfind("(", first, timex.start)
        if opened < 0 or text.find(")", opened, timex.start) >= 0:
            return False
        closed = text.find(")", timex.end, self.page.ends[trigger.head.sent.end - 1])
        return closed >= 0 and not opened < self.page.starts[trigger.head.i] < closed

    def _is_quoted(self, first: int, place: int) -> bool:
        """Tell whether a place stands in a quotation that its sentence, from `first` on, has opened."""
        before = self.page.text[max(0, first - 1) : place]  # the quotation mark that opens a sentence stands before it
        return before.count('"') % 2 == 1 or before.count("\u201c") > before.count("\u201d")

    def _rank(self, trigger: Trigger, seat: Seat, timex: Timex) -> int | None:
        """Give how near a time stands to an act, None where it does not date it."""
        top, word = trigger.top, seat.word
        clause = clause_top(top)
        if timex.span is not None and timex.span.precision == LASTING and _begins_it(timex, self.page.text):
            return OWN_CLAUSE if _goes_on(trigger, clause_top(word)) else None
        if self._is_of_what_is_spoken_of(trigger, timex):
            return None
        if word in (trigger.head, top):
            return OWN_WORDS
        if seat.bound:
            return OWN_CLAUSE if shares(word, trigger.head, clause) else None
        if word.dep_ in {"acl", "relcl"} and (word.head == top or trigger.first <= word.head.i <= trigger.last):
            # "the attack committed on 29 July", but not "a drill near the island, which it shelled last week"
            return None if word.i in self.trigger_heads and has_own_subject(word) else OWN_CLAUSE
        named = trigger.nominal and trigger.light is None
        told_of = named and (
            clause.i in self.tellers
            or clause.lemma_.lower() in TALKING_OF
            or points_back(trigger.head)
            or is_earlier_noun(trigger.head)
        )
        meanwhile = trigger.head.dep_ == "pobj" and trigger.head.head.lower_ == "during"
        if (
            told_of
            and not meanwhile
            and not (self._is_past_of(clause, timex) or self._stands_behind(trigger, clause, timex))
        ):
            return None  # "on Monday X rejected Y's demands", "discussed the raid on Monday"
        seated = clause_top(word)
        if one_clause(seated, clause) and (word == seated or word.i not in self.trigger_heads):
            return OWN_CLAUSE
        return self._rank_afar(trigger, word, timex)

    def _is_of_what_is_spoken_of(self, trigger: Trigger, timex: Timex) -> bool:
        """Tell whether talk of the day has a day of the past behind it: "denounces the incident two days ago"."""
        if trigger.nominal or trigger.row.type not in JUDGING or timex.start < self.page.starts[trigger.head.i]:
            return False
        return self._is_past_of(clause_top(trigger.top), timex)

    def _judged_then(self, token: Token, timex: Timex, clause: Token) -> Token | None:
        """Give the act whose day stands behind it though its clause judges it: "condemned the raid by X on 3 May 2020".

        So it is where the judging verb has a day of its own, or where an act has words of its own before a day that lies back.
        """
        judge, first = self.judges.get(clause.i), token.left_edge.i
        if judge is None or first < judge or token.sent != clause.sent:
            return None
        act = next((token.doc[i] for i in range(first - 1, judge, -1) if i in self.trigger_heads), None)
        if act is None or act.pos_ not in NOUNS:
            return None
        own = any(t.i < clause.i and s.word in {clause, clause.head} for t, s, _ in self.by_sentence[token.sent.start])
        between = token.doc.tokens[act.i + 1 : first]
        named = any(t.pos_ in NOUNS and t.lemma_.lower() not in CALENDAR_NOUNS for t in between)
        return act if own or (named and self._lies_back(timex)) else None

    def _lies_back(self, timex: Timex) -> bool:
        """Tell whether a time is a day and its month, some days or weeks back."""
        end, today = timex.span.end if timex.span else None, self.today(timex.start)
        if end is None or today is None or not DAY_OF_MONTH.search(timex.text) or not _is_of_a_day(timex):
            return False
        return 0 < (date.fromisoformat(today[:10]) - date.fromisoformat(end[:10])).days <= NEWS

    def _stands_behind(self, trigger: Trigger, clause: Token, timex: Timex) -> bool:
        """Tell whether a time stands right behind a noun that it is of: "X condemns the attack today", "following his arrest on Monday"."""
        between = self.page.text[self.page.ends[trigger.head.i] : timex.start]
        ground = trigger.head.dep_ == "pobj" and trigger.head.head.lower_ in GROUNDS
        if ground and between.strip().lower() in {"", "on", "in"}:
            return timex.start > self.page.starts[trigger.head.i]
        return clause.tag_ in PRESENT and not between.strip()

    def _is_past_of(self, clause: Token, timex: Timex) -> bool:
        """Tell whether a past day stands in a clause of the present: "X condemns the attack on Monday" is not of Monday."""
        end = timex.span.end if timex.span else None
        today = self.today(timex.start)
        return is_told_now(clause) and today is not None and end is not None and end[:10] < today

    def _rank_afar(self, trigger: Trigger, word: Token, timex: Timex) -> int | None:
        """Give how near a time of another clause stands to an act."""
        clause, seated = clause_top(trigger.top), clause_top(word)
        if clause.i in self.own_lengths or _is_of_another_tense(clause, seated):
            return None
        above = list(self._governing_clauses(clause))
        subject = surface_subject(clause) if clause.pos_ in VERBAL else None
        told = word.head if word.dep_ == "xcomp" and word.head.pos_ in VERBAL else word  # "who happened to be meeting"
        aside = (  # "the leaders, who met on Monday, condemned", but not "the leaders, elected in 2019, condemned"
            told.dep_ == "relcl"
            and subject is not None
            and told.head in subject.subtree
            and tells_on(told)
            and _is_of_a_day(timex)
            and (_is_present(told) or not _is_present(clause))
        )
        meanwhile = not self._is_past_of(clause, timex) and any(
            is_of_one_time(c) and one_clause(clause_top(c.head), clause) for c in climb(seated)
        )
        if word.i in self.trigger_heads:
            return GOVERNING if word in above else RELATED if aside or meanwhile else None
        if seated in above:
            telling = seated.dep_ != "acl" or not _is_defined_by(clause)
            return GOVERNING if telling else None
        leads = timex.start < self.page.starts[trigger.top.i] and seated == trigger.top.sent.root
        if leads and not stands_before(clause) and not any(keeps_apart(c) for c in climb(clause)):
            return LEADING
        return RELATED if aside or meanwhile else None

    def _governing_clauses(self, clause: Token) -> Iterator[Token]:
        """Yield the verbs above a clause whose time holds for it too; a report keeps its time to itself."""
        while clause.head != clause:
            if clause.dep_ == "ccomp" and self._reports(clause.head):
                return
            if keeps_apart(clause):
                return
            above = clause_top(clause.head)
            if clause.dep_ == "pcomp" and clause.head.lower_ in {"until", "till"}:
                return  # "held him until [releasing] him"
            if clause.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ not in MEANWHILE for c in clause.children):
                return
            yield above
            clause = above

    def _reports(self, verb: Token) -> bool:
        """Tell whether a verb says that something happened; "ordered the port closed" does more."""
        lemma = verb.lemma_.lower()
        return bool(self.lexicon.speech.get(lemma)) and lemma not in COMMANDS


def _reach(length: Token) -> Span:
    """Give how far back the day may stand that a length counts from: its sentence; "it came a day after …" the one before."""
    sentence = length.sent
    verb = clause_top(length)
    came = verb == sentence.root and verb.lemma_ in COMES and verb.i < length.i and sentence.start > 0
    return length.doc[sentence.start - 1].sent if came else sentence


def _finest(timexes: Sequence[Timex]) -> Timex:
    """Give the nearest time, or the day within it that stands by it: "the following January it fell on the 13th"."""
    first = timexes[0]
    within = (t for t in timexes[1:] if t.span is not None and first.span is not None and _lies_in(t.span, first.span))
    return next(within, first)


def _lies_in(one: TimeSpan, other: TimeSpan) -> bool:
    """Tell whether a day lies in a longer time."""
    if None in (one.start, one.end, other.start, other.end) or other.precision in {"minute", "day", "range"}:
        return False
    return one.precision == "day" and str(other.start) <= str(one.start) and str(one.end) <= str(other.end)


def _dating(timex: Timex, told: Timex | None, text: str) -> Timex | None:
    """Give a time as it dates acts: None for "since May", the day told last for "within hours", the 6th for its midnight."""
    span = timex.span
    if span is None:
        near = told is not None and told.span is not None and told.span.precision in {"day", "minute"}
        if near and told is not None and SHORTLY.search(text[max(0, timex.start - 8) : timex.end]):
            return replace(timex, span=told.span, anaphoric=True)
        return None
    if span.end is None or span.start is None:
        return None
    if "midnight" in timex.text.lower() and span.start.endswith("T00:00") and span.start[:10] > FIRST_DAY:
        day = (date.fromisoformat(span.start[:10]) - timedelta(days=1)).isoformat()
        return replace(timex, span=replace(span, start=day, end=day, precision="day"))
    return timex


def _lasting(timex: Timex, today: str | None) -> Timex | None:
    """Give a time as it dates what has gone on from then until today: "has blockaded it since 2007"."""
    span = timex.span
    if span is None or span.start is None or span.end is not None or today is None or span.start[:10] > today:
        return None
    return replace(timex, span=TimeSpan(span.start[:10], today, LASTING, "relative", span.expression))


def _said_before(token: Token, word: Token) -> Token:
    """ "[Said] Monday it had bombed a depot": a day between the saying and what is said is that of the saying."""
    said = word.head
    between = word.dep_ == "ccomp" and said.i < token.left_edge.i == said.i + 1
    subject = next((c for c in word.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
    return said if between and subject is not None and token.i < subject.left_edge.i else word


def _of_the_reason(token: Token, seat: Seat) -> Seat:
    """Keep a month or year within the reason that it stands in: "resigns over donations to a campaign [in 1997]"."""
    above = token.head.head if token.head.dep_ == "prep" else token.head
    if seat.bound or above.pos_ != "NOUN" or above == seat.word:
        return seat
    reasons = (p for p in seat.word.rights if p.dep_ == "prep" and p.lower_ in REASONS and p.i < above.i)
    return Seat(above, bound=True) if any(reasons) else seat


def _done_over(word: Token) -> Token:
    """ "[Threatened] to end the talks yesterday": a past day is of what was done, not of what is still to be done."""
    verb = clause_top(word)
    ahead = verb.dep_ == "xcomp" and has_to(verb)
    return verb.head if ahead and verb == word and verb.head.lemma_.lower() in AHEAD_OF_IT else word


def _sets_apart(length: Token) -> bool:
    """Tell whether a length says how far its act is from what was told before: "freed after a week", "fell within days"."""
    before = length.left_edge.i - 1
    return before >= 0 and length.doc[before].lower_ in {"after", "within"} and length.doc[before].head.pos_ in VERBAL


def _is_of_another_tense(clause: Token, seat: Token) -> bool:
    """Tell whether the tense of a clause takes it out of the time of another: "had struck", "in May it had sworn to, and now accuses"."""
    if is_background(clause) and not is_background(seat):
        return True
    if describes_what_is_done(clause):
        return not any(c.lower_ in {"has", "have"} for c in seat.lefts)
    present = clause.tag_ in PRESENT and not any(c.dep_ == "aux" for c in clause.lefts)
    return present and clause.dep_ == "conj" and seat == clause.head and (seat.tag_ == "VBD" or is_background(seat))


def _is_defined_by(clause: Token) -> bool:
    """Tell whether a clause only says more of a thing: "the sanctions announced in May on men, who [seized] power"."""
    return clause.dep_ == "relcl" and not any(c.lower_ in {"when", "where"} for c in clause.lefts)


def _is_present(verb: Token) -> bool:
    """Tell whether a verb stands in the present, a passive, too: "indicts", "is indicted"."""
    return is_told_now(verb) or any(c.lower_ in {"is", "are"} for c in verb.lefts)


def _begins_it(timex: Timex, text: str) -> bool:
    return SINCE.search(text, max(0, timex.start - 20), timex.start) is not None


def _goes_on(trigger: Trigger, seat: Token) -> bool:
    """Tell whether an act has gone on since: "have been protesting since July", "has besieged it", not "has sent troops"."""
    helpers = {c.lower_ for c in seat.lefts if c.dep_ in {"aux", "auxpass"}}
    if seat.dep_ == "acl" and seat.tag_ == "VBN" and not helpers:
        return trigger.head == seat  # "aid workers kidnapped since 3 July"
    if not helpers & {"has", "have", "had"} or clause_top(trigger.top) != seat:
        return False
    if trigger.head.dep_ == "pobj":
        return trigger.head.head.lower_ == "under" and seat.lemma_ == "be"
    lasts = seat.tag_ == "VBG" or trigger.head.lemma_.lower() in LASTING_ACTS
    return lasts and (not trigger.nominal or trigger.light is not None)


def _is_deadline(timex: Token, trigger: Trigger) -> bool:
    """Tell whether a time only says by when what is asked, threatened or agreed shall be done: "demanded … by Friday"."""
    before = timex.left_edge.i - 1
    return (
        trigger.row.type in HAVE_A_TERM
        and trigger.head.i < before
        and timex.doc[before].lower_ in {"by", "until", "before"}
    )


def _tells_how_far(timex: Token) -> bool:
    """Tell whether a time only says up to when an account goes: "has killed thirty as of 9 April"."""
    doc, first = timex.doc, timex.left_edge.i
    as_of = first > 1 and doc[first - 1].lower_ == "of" and doc[first - 2].lower_ == "as"
    return as_of and doc[first - 2].head.pos_ in VERBAL


def _only_bounds(timex: Token) -> bool:
    """Tell whether a time only says what something went before: "before November 11 they had met", "until his death in 2002"."""
    above = timex.doc[timex.left_edge.i - 1] if timex.left_edge.i else timex
    if above.dep_ == "prep" and above.lower_ == "in" and above.head.pos_ in {"NOUN", "PROPN"}:
        above = above.head.head
    hour = any(c.lower_ in HOURS_OF_DAY for c in above.rights)  # "before dawn on Monday": on Monday
    return above.dep_ == "prep" and above.lower_ in {"before", "until", "till"} and not hour


def _is_span_of_a_name(text: str, timex: Timex) -> bool:
    """ "The war in Chad (2004-present)": how long what has that name has gone on, and when nothing else was done."""
    around = BRACKET.finditer(text, max(0, timex.start - LONGEST_BRACKET), timex.end + LONGEST_BRACKET)
    return any(found.start() < timex.start < found.end() for found in around)


def _is_of_a_day(timex: Timex) -> bool:
    return timex.span is not None and timex.span.precision in {"day", "minute"}


def stands_aside(text: str, timex: Timex) -> bool:
    """Tell whether a date stands beside the story that a history tells: "the treaty of 1921", "SEATO (1954)"."""
    first = max(0, timex.start - NEAR)
    return is_aside(text[first : timex.end + NEAR].lower(), timex.start - first, timex.end - first)


def under_heading(heading: Timex | None) -> Dated | None:
    """Date an act by the day heading that it stands under."""
    if heading is None or heading.span is None:
        return None
    return Dated(heading.span, ((heading.start, heading.end),))


def spoken_on(dct: str | None) -> TimeSpan | None:
    """Date the act of speech that a dated statement itself performs."""
    if dct is None:
        return None
    return TimeSpan(dct[:10], dct[:10], "day", "relative", None)
