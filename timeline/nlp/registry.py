"""The actors of one article as they are met, and the references that the stage hands round."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, Protocol

from timeline.lexicon import Lexicon, RoleNoun
from timeline.model import Actor
from timeline.model import Span as CharSpan
from timeline.nlp.page import Page
from timeline.nlp.tree import Token

if TYPE_CHECKING:
    from timeline.nlp.homes import Homes

How = Literal["name", "place", "owner", "description", "person", "pronoun"]


class PronounResolver(Protocol):
    """What resolves "it" and "the group"."""

    def is_anaphor(self, token: Token) -> bool:
        """Tell whether `token` refers back."""

    def resolve(self, token: Token) -> tuple[Ref, ...]:
        """Give the actors that it means."""


class PhraseReader(Protocol):
    """What reads a noun phrase, as far as the rooms need that read one kind of phrase each."""

    page: Page
    lexicon: Lexicon
    registry: Registry

    @property
    def homes(self) -> Homes:
        """What finds the state of an institution."""

    def role(self, token: Token) -> RoleNoun | None:
        """Give what kind of actor a common noun heads the description of."""

    def is_of_office(self, token: Token) -> bool:
        """Tell whether a word is part of an office's name: "foreign minister"."""

    def refs(self, token: Token) -> tuple[Ref, ...]:
        """Give the actors that the phrase headed by `token` means, those joined to it by "and" included."""

    def resolve(self, token: Token) -> tuple[Ref, ...]:
        """Give the actors that `token`, with its modifiers, means."""

    def owners(self, token: Token) -> tuple[Ref, ...]:
        """Give the actors whose `token` is."""

    def region(self, token: Token) -> Ref | None:
        """Give the part of a state with a government of its own that `token` names."""

    def place_state(self, token: Token) -> tuple[Ref, ...]:
        """Give the state in which the named place `token` lies."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to an actor: its id, the span that makes it, and how it was found.

    `person` is the id of the named person who stands for the actor, where one does; `personal` is true where somebody
    in office does, named or not, so that "he" or "she" may refer to it.
    """

    actor: str
    span: CharSpan
    how: How
    person: str | None = None
    personal: bool = False


@dataclass
class Registry:
    """The actors of one article as they are met, with the words that were used for them.

    `first_names` gives for the first word of a full name its last, None where several persons share it.
    `unknown` gives for each form of a name that no table has the name; `nations` holds those of them that are states.
    `headlined` holds the one state that the title names, `datelined` that from which a report was filed. `vessels` holds the ids of ships of trade that have a name, `flags` whose each warship is, `envoys` those of persons who stand for a state abroad, `signed_as` the noun of the body whose statement the article is, `groups` the ids of the members of each group that the article defines.
    """

    lexicon: Lexicon
    actors: dict[str, Actor] = field(default_factory=dict)
    surfaces: dict[str, list[str]] = field(default_factory=dict)
    defined: dict[str, Actor] = field(default_factory=dict)
    persons: dict[str, tuple[str | None, str]] = field(default_factory=dict)
    full_names: dict[str, str] = field(default_factory=dict)
    first_names: dict[str, str | None] = field(default_factory=dict)
    unknown: dict[str, str] = field(default_factory=dict)
    nations: set[str] = field(default_factory=set)
    headlined: frozenset[str] = frozenset()
    datelined: str | None = None
    vessels: set[str] = field(default_factory=set)
    flags: dict[str, str] = field(default_factory=dict)
    envoys: set[str] = field(default_factory=set)
    signatory: tuple[str, ...] = ()
    signed_as: str | None = None
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def meet(self, actor: Actor, surface: str) -> str:
        """Note that `surface` was used for `actor`; give the actor's id."""
        self.actors.setdefault(actor.id, actor)
        forms = self.surfaces.setdefault(actor.id, [])
        if surface not in forms:
            forms.append(surface)
        return actor.id

    def sign(self, actors: tuple[Actor, ...], called: str | None = None) -> None:
        """Note who "we" is in this article, and the word by which it calls the body that speaks."""
        self.signed_as = called
        self.signatory = tuple(self.meet(actor, actor.name) for actor in actors)

    def define(self, groups: Mapping[str, tuple[Actor, ...]]) -> None:
        """Note whom the groups consist of that this article defines."""
        self.groups = {name: tuple(self.meet(a, a.name) for a in members) for name, members in groups.items()}

    def known(self, ident: str) -> Actor:
        """Give the actor with this id, from the article or the lexicon."""
        return self.actors.get(ident) or self.defined.get(ident) or self.lexicon.names.actors[ident]

    def all(self) -> tuple[Actor, ...]:
        """Give every actor that was met, its aliases being the words that the article used."""
        return tuple(
            replace(actor, aliases=tuple(s for s in self.surfaces[ident] if s != actor.name))
            for ident, actor in self.actors.items()
        )
