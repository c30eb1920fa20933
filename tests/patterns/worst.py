"""The worst inputs of a regular expression, made of its own pieces, and how its time grows with them.

Time that is not linear comes of a part that can be tried again and again: a repetition, or all that stands before the
place where the match fails. So each repetition's body and each beginning of the pattern is repeated, behind what leads
there and before something that fits nothing; and runs of every kind of sign are tried besides.
"""

import re
import time
from re import _constants as codes  # the parse of a pattern, which `re` itself works on
from re import _parser as parser

RUNS = (" ", "\n", "\t", "\r\n", "\n\n", " \n", "a", "A", "0", "_", "-", ".", ",", "(", ")", "[", "]", "<", "=", '"', "'", "\u2019", "#", "?", ":", "@", "\xe9", "a ", "A ", "0 ", "a-", "A-", "0-", "a.", "A.", "0.", "0,", "a, ", "A, ", "(a) ", "Aa ", "the ", "and ", "of ")  # fmt: skip
END = "\0"
WORD = re.compile(r"[a-z]+|[0-9]+")
VARIANTS = 2
KINDS = {
    codes.CATEGORY_SPACE: " \n\t",
    codes.CATEGORY_DIGIT: "07",
    codes.CATEGORY_WORD: "aA0_",
    codes.CATEGORY_NOT_SPACE: "aA(,",
    codes.CATEGORY_NOT_DIGIT: "aA ,",
    codes.CATEGORY_NOT_WORD: " ,-(",
}
REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
LOOKS = (codes.ASSERT, codes.ASSERT_NOT, codes.AT, codes.GROUPREF)
SIZES = (20, 256, 3000)
MOST_ATTACKS = 25  # of a pattern are tried at full size: those that take longest at the size before
QUICK = (
    0.003  # seconds: what takes less is not measured again, and three thousand characters take longer by their square
)
AMPLE = (
    0.1  # seconds: what takes so long is set beside a quarter of its text, since four times as much would take minutes
)
MOST_GROWTH = 9.0  # times as long for four times the text; by its square it takes 16 times as long


def sample(tree, variant):
    """Give a text that the parts of a pattern match, but for what they look ahead and back at; variants differ in their signs."""
    return "".join(sample_of(code, value, variant) for code, value in tree)


def sample_of(code, value, variant):
    if code is codes.LITERAL:
        return chr(value)
    if code is codes.NOT_LITERAL:
        return next(sign for sign in "aA 0"[variant:] + "aA" if ord(sign) != value)
    if code is codes.ANY:
        return "aA 0"[variant]
    if code is codes.IN:
        return sign_of(value, variant)
    if code is codes.BRANCH:
        branches = value[1]
        return sample(branches[variant % len(branches)], variant)
    if code is codes.SUBPATTERN:
        return sample(value[-1], variant)
    if code is codes.ATOMIC_GROUP:
        return sample(value, variant)
    if code in REPEATS:
        least, most, body = value
        return sample(body, variant) * (least or min(1, most))
    return ""


def sign_of(members, variant):
    """Give a sign of a class."""
    if members[0][0] is codes.NEGATE:
        taken = re.compile(class_source(members[1:]))
        return next((sign for sign in "aA (0,.\n"[variant:] + "aA (0,.\n" if not taken.match(sign)), "a")
    code, value = members[variant % len(members)]
    if code is codes.LITERAL:
        return chr(value)
    if code is codes.RANGE:
        return chr(value[0])
    signs = KINDS.get(value, "a")
    return signs[variant % len(signs)]


def class_source(members):
    """Write the members of a class as a class."""
    written = {codes.CATEGORY_SPACE: r"\s", codes.CATEGORY_DIGIT: r"\d", codes.CATEGORY_WORD: r"\w", codes.CATEGORY_NOT_WORD: r"\W", codes.CATEGORY_NOT_SPACE: r"\S", codes.CATEGORY_NOT_DIGIT: r"\D"}  # fmt: skip
    parts = []
    for code, value in members:
        if code is codes.LITERAL:
            parts.append(re.escape(chr(value)))
        elif code is codes.RANGE:
            parts.append(f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}")
        else:
            parts.append(written[value])
    return f"[{''.join(parts)}]"


def pumps(tree, before, variant):
    """Yield what leads to a part that may be repeated, and the part."""
    for code, value in tree:
        if code in REPEATS:
            _, most, body = value
            if most > 8:
                yield before, sample(body, variant)
            yield from pumps(body, before, variant)
        elif code is codes.SUBPATTERN:
            yield from pumps(value[-1], before, variant)
        elif code is codes.ATOMIC_GROUP:
            yield from pumps(value, before, variant)
        elif code is codes.BRANCH and len(value[1]) <= 8:
            for branch in value[1]:
                yield from pumps(branch, before, variant)
        elif code in (codes.ASSERT, codes.ASSERT_NOT):
            yield from pumps(value[1], before, variant)
        before += sample_of(code, value, variant)
        yield "", before


def attacks(pattern):
    """Give the beginnings and repeated parts of the worst inputs of a pattern, each once, in an order that stays the same."""
    tree = parser.parse(pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1"))
    found = [pair for variant in range(VARIANTS) for pair in pumps(tree, "", variant)]
    own = [(before, part) for before, part in found if part]
    again = [("", before + part) for before, part in own if before]
    return list(dict.fromkeys([*own, *again, *(("", run) for run in RUNS)]))


def text_of(attack, size, pattern, most=20):
    """Write an attack of about so many characters, as the pattern reads it; more, where the part is longer than `most`."""
    before, part = attack
    text = before + part * (size // min(len(part), most)) + END
    return text if isinstance(pattern.pattern, str) else text.encode("latin-1", "replace")


def seconds(pattern, text, *, use):
    """Measure a pattern on a text, tried "once" at its start, where a "word" begins, or "through" the whole of it.

    Finding the words is one walk for all rules of the grammar, a pattern of its own that is measured by itself.
    """
    starts = [word.start() for word in WORD.finditer(text)] if use == "word" else []
    begun = time.process_time()
    if use == "once":
        pattern.match(text)
        pattern.fullmatch(text)
    elif use == "word":
        for start in starts:
            pattern.match(text, start)
    else:
        for _ in pattern.finditer(text):
            pass
    return time.process_time() - begun


def slowest(pattern, *, use):
    """Give the attack that takes most time, and None; or the first whose time is not linear, and what was measured."""
    tried = attacks(pattern)
    for size in SIZES:
        took = {attack: seconds(pattern, text_of(attack, size, pattern), use=use) for attack in tried}
        tried = sorted(tried, key=lambda attack: -took[attack])
        for attack in (one for one in tried if took[one] > QUICK):
            if (growth := grows(pattern, attack, size, use=use)) > MOST_GROWTH:
                said = f"{took[attack]:.3f} s for {size} characters, {growth:.0f} times that for four times as many"
                return attack, said
        tried = tried if size == SIZES[0] else tried[:MOST_ATTACKS]  # so little text tells the slow ones from no others
    return tried[0], None


def grows(pattern, attack, size, *, use):
    """Tell how many times as long four times the text takes; the best of three measurements, for the machine may be busy."""
    took = seconds(pattern, text_of(attack, size, pattern), use=use)
    if size < SIZES[-1] and took > QUICK:
        return float("inf")  # so long for so little is time without bounds: it is not tried with more
    size = size // 4 if took > AMPLE else size
    small, large = (text_of(attack, length, pattern) for length in (size, size * 4))
    return min(seconds(pattern, large, use=use) / max(seconds(pattern, small, use=use), 1e-9) for _ in range(3))
