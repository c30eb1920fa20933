"""The `Timeline` that a user holds: tables, graph, pictures, files and explanations of one chronicle."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cached_property
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from timeline.model import Article, Chronicle, Note

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from timeline.analysis.order import Order
    from timeline.audit import Claim
    from timeline.display.cards import EventCard, EventTable, LinkCard
    from timeline.display.explore import Explorer
    from timeline.graph.corrections.entries import Correction
    from timeline.io.corrections_file import Corrections
    from timeline.page.frame import Page


class Explanation(str):
    """A text that a console or notebook shows as it is, without quotes."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


class Timeline:
    """Events in order, the links between them and their actors; it shows itself as a picture in Jupyter.

    A timeline never changes: `filter` and `chain` return new ones, in which events keep their ids.

    Parameters
    ----------
    chronicle
        The plain data that every table, graph and picture is made of.
    """

    def __init__(self, chronicle: Chronicle) -> None:
        self._chronicle = chronicle

    @classmethod
    def from_frames(  # noqa: PLR0913 - each table is an argument of its own
        cls,
        events: pd.DataFrame,
        links: pd.DataFrame | None = None,
        actors: pd.DataFrame | None = None,
        *,
        articles: pd.DataFrame | None = None,
        mentions: pd.DataFrame | None = None,
        support: pd.DataFrame | None = None,
        relations: pd.DataFrame | None = None,
        notes: pd.DataFrame | None = None,
        made_by: pd.DataFrame | None = None,
    ) -> Timeline:
        """Make a timeline of tables: `Timeline.from_frames(**tl.frames())` is `tl` again.

        Parameters
        ----------
        events
            One row an event; the columns are those of `timeline.io.columns.EVENT_COLUMNS`, of which only `type` must be
            there. Without `id`, events are `e1`, `e2` … in their order; without scores these are worked out; `realis` is
            "actual", `origin` "hand", `confidence` 1 where they are not given.
        links
            `earlier`, `later`, `kind`; a link without `cue` and `inferred` is one that was set by hand.
        actors
            `id`, `name`, `kind` …; those that only events name are of kind "other".
        articles, mentions, support
            What the events rest on. Without `mentions` each event rests on the `sentence` of its row, or on its label.
        relations, notes, made_by
            As `frames` gives them.

        Raises
        ------
        UsageError
            Where an event has no type, or something is no DataFrame.
        TimelineFileError
            Where a value is none that a timeline can have, with every fault and its place.

        Examples
        --------
        >>> import pandas as pd
        >>> Timeline.from_frames(pd.DataFrame({"type": ["ASSAULT"], "source": ["A"], "start": ["2021-05-03"]}))
        <Timeline 1 event, 1 actor, 2021-05-03..2021-05-03, 0 links>
        """
        from timeline.io.restore import chronicle_of_frames  # noqa: PLC0415 - as in `_frame`

        given = {"events": events, "links": links, "actors": actors, "articles": articles, "mentions": mentions}
        given |= {"support": support, "relations": relations, "notes": notes, "made_by": made_by}
        return cls(chronicle_of_frames(given))

    @classmethod
    def from_graph(cls, graph: nx.Graph[str]) -> Timeline:
        """Make a timeline of a graph: `Timeline.from_graph(tl.graph)` is `tl` again.

        Nodes, edges and their attributes may have been changed or taken away. A graph that was not made here needs nodes with
        the attribute `type` and may have any other of `timeline.io.columns.EVENT_COLUMNS`, and edges with `kind`.

        Raises
        ------
        UsageError
            Where a node has no type.
        TimelineFileError
            Where an attribute is none that a timeline can have, with every fault and its place.
        """
        from timeline.io.restore import chronicle_of_graph  # noqa: PLC0415 - as in `_frame`

        return cls(chronicle_of_graph(graph))

    def frames(self) -> dict[str, pd.DataFrame]:
        """Return all tables by name; together they hold the timeline whole (`from_frames`)."""
        from timeline.io.tables import WHOLE_TABLES  # noqa: PLC0415 - as in `_frame`

        return {name: self._frame(name) for name in WHOLE_TABLES}

    @property
    def chronicle(self) -> Chronicle:
        """The plain, frozen data."""
        return self._chronicle

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles that were read, with their texts."""
        return self._chronicle.articles

    @property
    def notes(self) -> tuple[Note, ...]:
        """What a reader should know: contradictions, articles that failed, ids that were changed."""
        return self._chronicle.notes

    @cached_property
    def events(self) -> pd.DataFrame:
        """One row an event, in order of date and number; the columns are those of `timeline.io.columns.EVENT_COLUMNS`."""
        return self._frame("events")

    @cached_property
    def links(self) -> pd.DataFrame:
        """One row a link; the columns are those of `timeline.io.columns.LINK_COLUMNS`."""
        return self._frame("links")

    @cached_property
    def actors(self) -> pd.DataFrame:
        """One row an actor, by id; the columns are those of `timeline.io.columns.ACTOR_COLUMNS`."""
        return self._frame("actors")

    @cached_property
    def relations(self) -> pd.DataFrame:
        """One row a relation ("before", "during") of two events that no link joins; see `io.columns.RELATION_COLUMNS`."""
        return self._frame("relations")

    @cached_property
    def order(self) -> pd.DataFrame:
        """One row an event: the first and last day on which it can have begun; see `io.columns.ORDER_COLUMNS`."""
        return self._frame("order")

    def before(self, first: str, second: str) -> bool | None:
        """Tell whether one event began before another; None where dates, links and relations do not settle it.

        Raises
        ------
        UsageError
            Where there is no such event.
        """
        return self._order.before(*self._known(first, second))

    def overlap(self, first: str, second: str) -> bool | None:
        """Tell whether two events have some time in common; None where that is not settled.

        Raises
        ------
        UsageError
            Where there is no such event.
        """
        return self._order.overlap(*self._known(first, second))

    @cached_property
    def _order(self) -> Order:
        from timeline.analysis.order import Order  # noqa: PLC0415 - as in `_frame`

        return Order(self._chronicle)

    def _known(self, first: str, second: str) -> tuple[str, str]:
        from timeline.selection import find_event  # noqa: PLC0415 - as in `_frame`

        return find_event(self._chronicle, first).id, find_event(self._chronicle, second).id

    def _frame(self, table: str) -> pd.DataFrame:
        from timeline.io.tables import frame  # noqa: PLC0415 - as all that only one method needs

        return frame(self._chronicle, table)

    @cached_property
    def graph(self) -> nx.MultiDiGraph[str]:
        """Events as nodes and links as edges from earlier to later; `timeline.io.graphs.to_graph` lists the attributes."""
        from timeline.io.graphs import to_graph  # noqa: PLC0415 - as in `_frame`

        return to_graph(self._chronicle)

    @overload
    def plot(self, view: str = "chain", *, ax: None = None, **options: Any) -> Figure: ...  # noqa: ANN401 - options of several types

    @overload
    def plot(self, view: str = "chain", *, ax: Axes, **options: Any) -> Axes: ...  # noqa: ANN401 - as above

    def plot(self, view: str = "chain", *, ax: Axes | None = None, **options: Any) -> Figure | Axes:
        """Draw the timeline.

        Parameters
        ----------
        view
            The kind of picture; `timeline.figure.options.VIEWS` lists them.
        ax
            Axes to draw into; None makes a figure of its own.
        **options
            Fields of `timeline.figure.options.FigureOptions`, such as `title`, `width` (inches) and `theme`.

        Returns
        -------
        matplotlib.figure.Figure or matplotlib.axes.Axes
            A figure that pyplot does not know: a notebook shows it where it is a cell's value, and only there. With `ax`
            these axes, whose figure is the caller's to show. rcParams stay as they are.

        Raises
        ------
        UsageError
            Where there is no such view or option.
        """
        from timeline.output import draw_figure  # noqa: PLC0415 - as in `_frame`

        figure = draw_figure(self._chronicle, view, ax, **options)
        return figure if ax is None else ax

    def event(self, event_id: str) -> EventCard:
        """Show one event: its facts, and the sentences that tell of it with who, what and whom marked.

        Raises
        ------
        UsageError
            Where there is no such event.
        """
        from timeline.display.cards import EventCard  # noqa: PLC0415 - as in `_frame`

        return EventCard(self._chronicle, event_id)

    def link(self, earlier: str, later: str) -> LinkCard:
        """Show why one event answers another: the sentence with its cue marked, or the rule, and both ends.

        Raises
        ------
        UsageError
            Where there is no such event, or no link between the two.
        """
        from timeline.display.cards import LinkCard  # noqa: PLC0415 - as in `_frame`

        return LinkCard(self._chronicle, earlier, later)

    def explore(self, corrections: str | PathLike[str] | None = None) -> Explorer:
        """Show widgets in Jupyter: filters that drive the picture, and a review that writes a file of corrections.

        Parameters
        ----------
        corrections
            The file that the review adds to; what stands in it already is applied from the beginning.

        Raises
        ------
        UsageError
            Where ipywidgets is not installed (extra `notebook`).
        CorrectionsError
            Where the file is there and cannot be read.
        """
        from timeline.display.explore import Explorer  # noqa: PLC0415 - as in `_frame`

        return Explorer(self, corrections)

    def table(self, most: int | None = 100) -> EventTable:
        """Show the events as a table with their quoted sentences; `most` rows, None for all.

        `events` gives a DataFrame to work with; this one is to read.
        """
        from timeline.display.cards import EventTable  # noqa: PLC0415 - as in `_frame`

        return EventTable(self._chronicle, most)

    def html(self, view: str = "chain", **options: Any) -> Page:  # noqa: ANN401 - options of several types
        """Make the page to explore the timeline in: shown in a frame in Jupyter, saved with `.save(path)`.

        Parameters
        ----------
        view, **options
            As in `plot`.

        Raises
        ------
        UsageError
            Where there is no such view or option.
        """
        from timeline.output import picture_bytes  # noqa: PLC0415 - as in `_frame`
        from timeline.page.frame import Page  # noqa: PLC0415 - as in `_frame`

        return Page(picture_bytes(self._chronicle, ".html", view, **options).decode())

    def alt_text(self) -> str:
        """Return the picture in words, for those who do not see it."""
        from timeline.figure.titles import alt_text  # noqa: PLC0415 - as in `_frame`

        return alt_text(self._chronicle)

    def filter(  # noqa: PLR0913 - each condition is an argument of its own
        self,
        *,
        actors: str | Iterable[str] | None = None,
        types: str | Iterable[str] | None = None,
        since: object = None,
        until: object = None,
        min_intensity: float | None = None,
        min_confidence: float | None = None,
        realis: str | Iterable[str] | None = None,
    ) -> Timeline:
        """Return the timeline of the events that fit every condition given.

        Parameters
        ----------
        actors
            Ids, names or aliases; an event fits where one of them acts or is acted on.
        types
            PLOVER types such as "ASSAULT".
        since, until
            A day, month or year (`2023-12-04`, `2023-12`, `2023`), inclusive; an event fits where its time has a day in
            common with them. Undated events fit no date.
        min_intensity
            0 (no conflict) to 10.
        min_confidence
            0 to 1, of the event.
        realis
            "actual", "planned", "threatened", "hypothetical", "negated".

        Returns
        -------
        Timeline
            With the links whose both ends are left, the actors that are named, and all articles.

        Raises
        ------
        UsageError
            Where a condition names nothing that there is.
        """
        from timeline.selection import select  # noqa: PLC0415 - as in `_frame`

        return Timeline(
            select(
                self._chronicle,
                actors=actors,
                types=types,
                since=since,
                until=until,
                min_intensity=min_intensity,
                min_confidence=min_confidence,
                realis=realis,
            )
        )

    def chain(self, event_id: str) -> Timeline:
        """Return the timeline of an event, all that it answers and all that answer it, at any remove.

        Raises
        ------
        UsageError
            Where there is no such event.
        """
        from timeline.selection import chain  # noqa: PLC0415 - as in `_frame`

        return Timeline(chain(self._chronicle, event_id))

    def explain(self, event_id: str, later: str | None = None) -> str:
        """Say what an event rests on, or why two events are linked.

        Parameters
        ----------
        event_id
            An event; alone, it is told by which sentences, what joined them, which words each fact rests on, what its
            confidence is made of, and its links.
        later
            A second event; then only the links between the two are given: the sentence, the cue or rule, and the
            confidence; and where there is none, what speaks against one.

        Raises
        ------
        UsageError
            Where there is no such event.
        """
        from timeline.explain import explain  # noqa: PLC0415 - as in `_frame`

        return Explanation(explain(self._chronicle, event_id, later))

    def audit(self) -> tuple[Claim, ...]:
        """Check that every party, date, place, number and link rests on words of the articles.

        Returns
        -------
        tuple of timeline.audit.Claim
            One for each thing that is said: of which event or link, which field, and the fault where nothing supports it.
        """
        from timeline.audit import audit  # noqa: PLC0415 - as in `_frame`

        return audit(self._chronicle)

    def correct(self, corrections: Corrections, *, lexicon: str | PathLike[str] | None = None) -> Timeline:
        """Return the timeline with corrections applied; events are numbered anew, and may be asked for by their keys.

        Parameters
        ----------
        corrections
            A TOML file, or a mapping of the same shape: by verb (`drop`, `merge`, `split`, `change`, `add`, `link`,
            `unlink`, `actor`) a list of entries. They name events by the key of any mention.
        lexicon
            A folder with tables that are layered over the package's own: types, modes and actors come from them.

        Returns
        -------
        Timeline
            With a note of kind "correction" for each that was applied, and of kind "correction-unused" for each that this
            timeline gives no hold to. Corrected twice is corrected once.

        Raises
        ------
        CorrectionsError
            Where the corrections cannot be read or contradict each other, with every fault and its place.

        Examples
        --------
        >>> Timeline(Chronicle((), (), (), ())).correct({"drop": [{"key": "seed:208"}]}).notes[0].message
        'corrections, [[drop]] 1: not dropped seed:208: no article "seed" is here'
        """
        from timeline.graph.corrections.apply import correct  # noqa: PLC0415 - as in `_frame`
        from timeline.lexicon import load_lexicon  # noqa: PLC0415 - as in `_frame`

        known = load_lexicon(None if lexicon is None else Path(fspath(lexicon)))
        return Timeline(correct(self._chronicle, read_corrections(corrections, lexicon=lexicon), known))

    def to_dict(self) -> dict[str, Any]:
        """Return the content of a timeline file: dicts, lists, strings, numbers, None."""
        from timeline.io.timeline_file import to_dict  # noqa: PLC0415 - as in `_frame`

        return to_dict(self._chronicle)

    def save(self, path: str | PathLike[str], **options: Any) -> None:  # noqa: ANN401 - options of several types
        """Write a file in the format of its ending; options are those of `plot`.

        Raises
        ------
        UsageError
            Where there is no such ending, view or option.
        OutputError
            Where it cannot be written; what stood there before is untouched.
        """
        from timeline.output import save  # noqa: PLC0415 - as in `_frame`

        save(self._chronicle, Path(path), **options)

    def __len__(self) -> int:
        return len(self._chronicle.events)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Timeline) and self._chronicle == other._chronicle

    __hash__ = None  # type: ignore[assignment]  # a chronicle holds dicts

    def __repr__(self) -> str:
        chronicle = self._chronicle
        times = [event.time for event in chronicle.events if event.time]
        days = [day[:10] for time in times for day in (time.start, time.end) if day]
        counts = len(chronicle.events), len(chronicle.actors), len(chronicle.links)
        return f"<Timeline {content_in_words(*counts, days)}>"

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> dict[str, str]:
        """Show the picture in Jupyter: SVG where it stays readable, else PNG."""
        from timeline.display.picture import picture_bundle  # noqa: PLC0415 - as in `_frame`

        return picture_bundle(self._chronicle, repr(self), include, exclude)


def read_corrections(corrections: Corrections, *, lexicon: str | PathLike[str] | None = None) -> tuple[Correction, ...]:
    """Read corrections and check them, before any work; `Timeline.correct` describes them.

    Raises
    ------
    CorrectionsError
        With every fault and its place.
    """
    from timeline.io import corrections_file  # noqa: PLC0415 - as in `Timeline._frame`
    from timeline.lexicon import load_lexicon  # noqa: PLC0415 - as in `Timeline._frame`

    known = load_lexicon(None if lexicon is None else Path(fspath(lexicon)))
    return corrections_file.read_corrections(corrections, known.ontology)


def content_in_words(events: int, actors: int, links: int, days: Collection[str]) -> str:
    """Say how many events, actors and links a timeline has, and from which day to which it reaches."""
    span = [f"{min(days)}..{max(days)}"] if days else []
    return ", ".join((_counted(events, "event"), _counted(actors, "actor"), *span, _counted(links, "link")))


def _counted(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"
