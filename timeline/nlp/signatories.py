"""Who "we" is in a statement: those who sign it, whether or not a table knows them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice, takewhile
from urllib.parse import urlsplit

from timeline.lexicon import Lexicon, find_names, slug
from timeline.model import Actor, Article
from timeline.nlp.groups import groups_in

# "I" may be a number; "my" and "me" stand in any story
FIRST_PERSON = re.compile(
    r"\b(?:We|we|our|Our|us)\b|\bI (?:am|have|also|strongly|once|today|condemn|urge|call|welcome|commend|thank|announced?)\b"
)
QUOTED = re.compile(r"\"[^\"]*\"|\u201c[^\u201d]*(?:\u201d|\Z)")
_SPOKEN = "stand|condemn|welcome|express|reaffirm|call|urge|are|have|note|met|meet|declare|deplore|today"
WE_THE = re.compile(r"\b[Ww]e(?:, (?:the )?| the )")
SPEAKS = re.compile(rf",? (?:{_SPOKEN})\b|\.")
LONGEST_NAMING = 400  # characters from "We, the" to the verb
MOST_NAMINGS = 50
_FORM = r"(?:(?:[A-Z]\w+ ){0,2}(?:Republic|Kingdom|State|States|Sultanate|Emirate|Principality|Union|Federation|Commonwealth) of )?"
_NAME = rf"(?:the )?{_FORM}(?:the )?[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+)*"
_OFFICE = r"(?:[Mm]inist(?:er|ry)|[Gg]overnment|[Ll]eader|[Pp]resident|[Cc]hancellor|[Hh]eads? of (?:[Ss]tate|[Gg]overnment)|[Cc]abinet|[Pp]arliament|[Aa]mbassador|[Rr]epresentative|[Ee]mbassy|[Ee]mbassie|[Mm]inistrie|[Mm]ember)s?"
_FIELD = r"(?P<field>(?:of|for) (?:the )?\w+(?:,? (?:and )?\w+){0,4} )?"
_NAMES = rf"(?P<names>{_NAME}(?:, {_NAME})*(?:,? and {_NAME})*)"
SIGNED = re.compile(rf"\b{_OFFICE} (?:and [A-Z]\w+ )?{_FIELD}of {_NAMES}")
FIELD_ONLY = re.compile(r"[Mm]inistry of [A-Z]\w+")
BEHIND_OFFICE = re.compile(rf" (?:of|for) {_NAMES}")
BEHIND_OF = re.compile(rf"\bof {_NAMES}")
_DOCUMENT = r"(?i:statement|declaration|communiqu[eé]|readout|commentary|briefing)"
DOCUMENT = re.compile(rf"\b{_DOCUMENT}\b")
# "Joint statement by A, B and C"
BY_AUTHORS = re.compile(rf"\b{_DOCUMENT}s? (?:issued )?(?:by|of|from|between) {_NAMES}")
# "A, B and C joint statement", "A-B joint declaration"
JOINT = re.compile(rf",? (?i:joint|common) {_DOCUMENT}\b")
IN_A_LIST = frozenset({"and", "the", "of"})
ATTRIBUTED = re.compile(r"\b(?:attributable|attributed) to [^.:\n]{0,60}\b[Ss]pokes(?:person|man|woman)\b")
JOINED = re.compile(r"(?:,|,? and)(?: the)? (?:(?:Republic|Kingdom) of (?:the )?)?")
BETWEEN = re.compile(r",\s*(?:and\s+)?|(?<!\s)\s+and\s+")
BEFORE_NAME = re.compile(rf"^(?:the )?{_FORM}(?:the )?")
# "Measures against the Leaders of X", "the coup in X": what a statement is about, not whose it is.
ABOUT = re.compile(
    r"\b(?:in|on|about|against|between|to|toward|towards|over|for|at|with|regarding|concerning|following|after)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# "Address of the Prime Minister to the Storting", "Statement by the Foreign Secretary in the Dáil": a minister answers to the
# parliament of his own state
_BY_OFFICE = (
    rf"\b(?i:address|speech|statement|remarks|message|report|answer) (?:by|of|from) (?:the )?(?:\w+ ){{0,3}}?"
    rf"(?:{_OFFICE}|[Ss]ecretary|King|Queen|Prince|Emir|Sultan|Taoiseach)\b"
)
IN_PARLIAMENT = re.compile(rf"{_BY_OFFICE}[^.:;]* (?:to|before|in) (?:the )?$")
OFFICE_SPEAKS = re.compile(_BY_OFFICE)  # "Statement by the Prime Minister on the strike"
# "Statement of the Presidency Council on …": the body that a statement afterwards calls by one word, "the Council"
ISSUED_BY = re.compile(
    rf"\b{_DOCUMENT}s? (?:issued )?(?:by|of|from) (?:the )?(?P<body>[A-Z][\w\u2019'-]+(?: [A-Z][\w\u2019'-]+)*)"
)
# "The United States condemns …": who does in a statement what only its author can do by saying it.
PERFORMS = re.compile(
    r"(?: (?:strongly|firmly|unequivocally|categorically|warmly|also|again|further|today|once again))?"
    r" (?:condemn|denounce|deplore|call|urge|welcome|commend|applaud|congratulate|express|reaffirm|reiterate"
    r"|stand|regret|remain|reject|demand|extend|offer)(?:s|es)?\b"
)
# "The members of the Council condemned …": a statement that tells in the past what it does
PERFORMED = re.compile(
    r"(?: (?:strongly|firmly|unequivocally|also))?"
    r" (?:condemned|denounced|deplored|welcomed|commended|expressed|reiterated|reaffirmed|called on|called for|urged|noted)\b"
)
# "The United States is imposing sanctions": measures that a statement says its author is taking
TAKES = re.compile(
    r" (?:is|are) (?:(?:today|hereby|also|now|therefore|again) ){0,2}"
    r"(?:imposing|announcing|revoking|expelling|suspending|sanctioning|designating|freezing|restricting|banning)\b"
)
_GENERAL = r"Secretary[-\u2010\u2011 ]General"
# "The Secretary-General condemns …", "the Spokesman for the Secretary-General": of the United Nations, if nothing else is said
GENERAL = re.compile(
    rf"\b[Tt]he {_GENERAL}{PERFORMS.pattern}|\bSpokes(?:person|man|woman) (?:for|of) (?:(?:the|UN|U\.N\.|United Nations) )*{_GENERAL}"
)
OTHER_GENERAL = re.compile(rf"\b(?!UN\b)[A-Z]{{3,}} {_GENERAL}|{_GENERAL} of (?!the United Nations\b|the UN\b)")
LONGEST_HEAD = 4  # lines over a statement that may name who speaks
LONGEST_BYLINE = 80  # characters
OPENING = 300  # characters at the start of a text that may say whose statement it is


def signatories(article: Article, lexicon: Lexicon) -> tuple[Actor, ...]:
    """Give the actors that "we" means in a statement: those named behind "We,", else those whose statement it is.

    A report that only quotes somebody's "we" is signed by nobody; a declaration in the third person is signed all the same.
    """
    own_words = QUOTED.sub(" ", article.text)
    opening = article.text[:OPENING]
    if _speaks_for_united_nations(f"{article.title or ''}\n{own_words[:OPENING]}"):
        return (lexicon.names.actors["united-nations"],)
    issued = DOCUMENT.search(article.title or opening) or is_issued(article, lexicon)
    if not FIRST_PERSON.search(own_words) and not issued:
        # "Canada welcomes the ruling", on Canada's own page
        opens = _performers(own_words, lexicon, PERFORMS)
        return opens if article.outlet and set(opens) & set(_issuers(article.outlet, lexicon)) else ()
    defined = next(iter(groups_in(opening, lexicon).values()), None)
    if defined:
        return defined  # "The Troika (Norway, the United Kingdom and the United States) express …"
    named = next(_named_behind_we(own_words), None)
    if named and (signers := _behind_we(named, lexicon)):
        return signers
    first = FIRST_PERSON.search(article.text)
    opening = opening[: first.start()] if first else opening  # who "we" is was said before
    over = [found for part in (article.outlet, article.title) if part and (found := _issuers(part, lexicon))]
    stateless = OFFICE_SPEAKS.search(article.title or "") and not over
    issuers = [found for found in (*over, _issuers(opening, lexicon)) if found]
    joint = next((found for found in issuers if len(found) > 1), ())
    speaker = _speaker(article.text, lexicon)
    performers = (
        speaker or _performers(own_words, lexicon, PERFORMS) or _performers(own_words[:OPENING], lexicon, TAKES)
    )
    if not performers and issued:
        performers = _performers(own_words[: 2 * OPENING], lexicon, PERFORMED)
    if stateless and not performers:
        return _publisher(article.url or "", lexicon) or _whose_bodies_are_named(article, lexicon)
    return joint or performers or (issuers[0] if issuers else ()) or _publisher(article.url or "", lexicon)


def issuing_body(article: Article, lexicon: Lexicon) -> str | None:
    """Give the word by which a statement may call the body that issues it: "Council", of "Statement of the Presidency Council"."""
    issued = ISSUED_BY.search(article.title or "")
    word = issued["body"].split()[-1] if issued else ""
    role = lexicon.roles.get(word.lower())
    return word if role is not None and role.kind != "office" else None


def _whose_bodies_are_named(article: Article, lexicon: Lexicon) -> tuple[Actor, ...]:
    """Give the state of whose forces and ministries a minister speaks most who names no state as his own: "the Royal Air Force"."""
    named = Counter(name.country for _, _, name in find_names(article.text, lexicon.names, {}) if name.kind == "body")
    states = (lexicon.names.actors.get(country or "") for country, _ in named.most_common())
    return tuple(islice((state for state in states if state is not None), 1))


def _publisher(url: str, lexicon: Lexicon) -> tuple[Actor, ...]:
    """Give whose own page a statement stands on that names nobody: "https://www.mfa.gov.tr/…"."""
    labels = (urlsplit(url).hostname or "").split(".")
    ends = (".".join(labels[n:]) for n in range(len(labels)))
    actor = next((lexicon.names.actors.get(lexicon.hosts[end]) for end in ends if end in lexicon.hosts), None)
    return () if actor is None else (actor,)


def is_issued(article: Article, lexicon: Lexicon) -> bool:
    """Tell whether a text says over its first line that a spokesman or minister speaks: "attributable to Spokesperson …"."""
    return bool(ATTRIBUTED.search(article.text[:OPENING])) or bool(_speaker(article.text, lexicon))


def _speaks_for_united_nations(opening: str) -> bool:
    """Tell whether the Secretary-General speaks, and it is not said that he is another union's."""
    other = OTHER_GENERAL.search(opening)
    return other is None and bool(GENERAL.search(opening))


def _named_behind_we(text: str) -> Iterator[str]:
    """Yield what stands between "We, the" and the verb, or the end of the sentence."""
    for we in islice(WE_THE.finditer(text), MOST_NAMINGS):
        verb = SPEAKS.search(text, we.end() + 3, we.end() + LONGEST_NAMING)
        if verb and "." not in text[we.end() : we.end() + 3]:
            yield text[we.end() : verb.start()]


def _behind_we(phrase: str, lexicon: Lexicon) -> tuple[Actor, ...]:
    """Read "the foreign ministers of A, B and C"; a body that is named first speaks for its members."""
    known = _known_in(phrase, lexicon)
    if known and known[0].kind == "igo":
        return tuple(a for a in known if a.kind == "igo")
    listed = SIGNED.search(phrase) or BEHIND_OF.search(phrase)
    return _listed(listed, lexicon) if listed else known


def _performers(text: str, lexicon: Lexicon, words: re.Pattern[str]) -> tuple[Actor, ...]:
    if not words.search(text):  # most texts have none of these words, and need no look for names
        return ()
    named = (actor for _, end, actor in _found(text, lexicon) if words.match(text, end))
    return tuple(islice(named, 1))


def _speaker(text: str, lexicon: Lexicon) -> tuple[Actor, ...]:
    """Give whom the person in the lines over a statement speaks for: "Ned Price, Department Spokesperson"."""
    for line in islice(text[:OPENING].splitlines(), LONGEST_HEAD):
        if len(line) > LONGEST_BYLINE or line.rstrip().endswith("."):
            break
        named = find_names(line, lexicon.names, {})
        persons = (name for _, end, name in named if name.kind == "person" and line[end : end + 1] in {"", ","})
        states = (lexicon.names.actors.get(name.actor or "") for name in persons)
        if (
            state := next((actor for actor in states if actor is not None and actor.kind != "person"), None)
        ) is not None:
            return (state,)
    return ()


def _issuers(part: str, lexicon: Lexicon) -> tuple[Actor, ...]:
    signed = SIGNED.search(part)
    if signed and FIELD_ONLY.fullmatch(signed.group()):
        signed = None  # "the Ministry of Unification": what it is for, and not whose it is
    if signed and any(start <= signed.start() and signed.end() <= end for start, end, _ in _found(part, lexicon)):
        signed = None  # "the Government of National Accord": a name, and not the government of somebody
    if signed and not ABOUT.search(part[: signed.start()]) and (listed := _listed(signed, lexicon)):
        return listed
    if authors := _authors(part, lexicon):
        return authors
    if addressed := _parliament_addressed(part, lexicon):
        return addressed
    return tuple(islice(_not_what_it_is_about(part, lexicon), 1))


def _not_what_it_is_about(part: str, lexicon: Lexicon) -> Iterator[Actor]:
    """Yield the actors named but those behind "on", "between" and the like, and those joined to them: "between A and [B]"."""
    told_of = 0
    for start, end, actor in _found(part, lexicon):
        if ABOUT.search(part[:start]) or (told_of and JOINED.fullmatch(part[told_of:start])):
            told_of = end
        else:
            yield actor


def _parliament_addressed(part: str, lexicon: Lexicon) -> tuple[Actor, ...]:
    """Give the state before whose parliament one of its office holders speaks."""
    bodies = ((start, name) for start, _, name in find_names(part, lexicon.names, {}) if name.kind == "body")
    heard = (name.country for start, name in bodies if IN_PARLIAMENT.search(part[:start]))
    states = (lexicon.names.actors.get(country or "") for country in heard)
    return tuple(islice((state for state in states if state is not None), 1))


def _authors(part: str, lexicon: Lexicon) -> tuple[Actor, ...]:
    """Give the states, bodies and persons whose a statement is said to be."""
    behind, joint = BY_AUTHORS.search(part), JOINT.search(part)
    lists = [behind["names"]] if behind else []
    if joint:
        before = takewhile(lambda word: word[0].isupper() or word in IN_A_LIST, reversed(part[: joint.start()].split()))
        lists.append(" ".join(reversed(list(before))))
    named = (_known_in(names, lexicon, persons=True) for names in lists)
    return next((authors for authors in named if authors), ())


def _listed(phrase: re.Match[str], lexicon: Lexicon) -> tuple[Actor, ...]:
    """Give those of whom an office is: "the ministers of [A, B] and the High Representative of [C]"."""
    field = phrase.groupdict().get("field") or ""  # "of Foreign Affairs", but "of A, B and the High Representative"
    before = _known_in(field, lexicon) if "," in field else ()
    named = _each_of(phrase["names"], lexicon)
    if further := BEHIND_OFFICE.match(phrase.string, phrase.end()):  # "…, and the High Representative of [C]"
        named = (*named[:-1], *_each_of(further["names"], lexicon))
    return tuple({actor.id: actor for actor in (*before, *named)}.values()) if named else ()


def _each_of(names: str, lexicon: Lexicon) -> tuple[Actor, ...]:
    """Give the actors of a list of names; what no table knows becomes an actor of this article."""
    known = list(_found(names, lexicon))
    found = [(start, actor) for start, _, actor in known]
    place = 0
    for piece in BETWEEN.split(names):
        start = names.index(piece, place)
        place = start + len(piece)
        if not any(first < place and start < last for first, last, _ in known) and (name := BEFORE_NAME.sub("", piece)):
            found.append((start, Actor(slug(name), name)))
    return tuple({actor.id: actor for _, actor in sorted(found, key=lambda item: item[0])}.values())


def _known_in(text: str, lexicon: Lexicon, *, persons: bool = False) -> tuple[Actor, ...]:
    return tuple({actor.id: actor for _, _, actor in _found(text, lexicon, persons=persons)}.values())


def _found(text: str, lexicon: Lexicon, *, persons: bool = False) -> Iterator[tuple[int, int, Actor]]:
    unmeant = {"capital"} if persons else {"capital", "person"}
    for start, end, name in find_names(text, lexicon.names, {}):
        if name.actor is not None and name.kind not in unmeant:
            yield start, end, lexicon.names.actors[name.actor]
