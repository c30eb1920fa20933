"""Print every regular expression that the package makes, and how it is used: run in a process of its own, by `test_linear.py`.

The functions of `re` are watched while the package is imported and what makes patterns later is called, so patterns that
stand in tables, are built of word lists or are made at the first use are among them. A call of `re` that was not seen
then has to have a plain pattern, which is read from the source; any other is printed as missed.
"""

import ast
import importlib
import json
import pkgutil
import re
import sys
from collections import defaultdict
from pathlib import Path

import timeline

PACKAGE = Path(timeline.__file__).parent
MAKING = ("compile", "search", "match", "fullmatch", "findall", "finditer", "split", "sub", "subn")
ONCE = {"match", "fullmatch"}  # tried at one place; the others go through the whole text
GRAMMAR = str(Path("nlp", "times", "fragments.py"))  # of whose rules each is tried where a word begins


def watch(seen):
    """Note each pattern that the package hands to `re`, by the line that does so."""

    def watched(name, real):
        def call(pattern, *args, **options):
            frame = sys._getframe(1)
            path = Path(frame.f_code.co_filename)
            if PACKAGE in path.parents:
                flags = args[0] if name == "compile" and args else options.get("flags", 0)
                compiled = real_compile(pattern, flags)
                seen[str(path.relative_to(PACKAGE)), frame.f_lineno].add(compiled)
            return real(pattern, *args, **options)

        return call

    real_compile = re.compile
    for name in MAKING:
        setattr(re, name, watched(name, getattr(re, name)))


def make_those_of_the_first_use():
    """Call what makes patterns later than at import."""
    from matplotlib.figure import Figure  # noqa: PLC0415 - after `re` is watched

    from timeline.figure.export import figure_bytes  # noqa: PLC0415
    from timeline.graph.intensity import _head_pattern  # noqa: PLC0415
    from timeline.nlp.times import find_times  # noqa: PLC0415
    from timeline.nlp.times.rules import RULES  # noqa: PLC0415

    _head_pattern()
    for rule in RULES:
        assert rule.pattern
    figure = Figure()
    figure.text(0, 0, "?", gid="letters").set_label("\u2603")
    figure_bytes(figure, "svg")
    find_times("On Monday, 3 May 2021, and again last Friday", published="2021-05-04")
    timeline.read_acled(Path(__file__).parents[2] / "data" / "imports" / "acled-sava.csv")


def uses_of(sources):
    """Give for each name the methods that are called on it, and for each line of a pattern those called on it in place."""
    by_name, by_line = defaultdict(set), defaultdict(set)
    for path, tree in sources.items():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Attribute):
                continue
            if is_making(node.value):
                by_line[path, node.value.lineno].add(node.attr)
            elif isinstance(node.value, ast.Name):
                by_name[node.value.id].add(node.attr)
    return by_name, by_line


def is_making(node):
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr in MAKING
    )


def calls_of(tree):
    """Yield each call that makes a pattern, and the name that it is given, if any."""
    named = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AnnAssign) and is_making(node.value):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            named[node.value] = target.id if isinstance(target, ast.Name) else None
        if is_making(node):
            yield node, named.get(node)


def main():
    """Print a line of JSON for each pattern: where it is made, how it is used, the pattern; null where it was missed."""
    seen = defaultdict(set)
    watch(seen)
    for module in pkgutil.walk_packages([str(PACKAGE)], "timeline."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    make_those_of_the_first_use()
    sources = {str(p.relative_to(PACKAGE)): ast.parse(p.read_text("utf-8")) for p in sorted(PACKAGE.rglob("*.py"))}
    by_name, by_line = uses_of(sources)
    for path, tree in sources.items():
        for call, name in calls_of(tree):
            lines = range(call.lineno, (call.end_lineno or call.lineno) + 1)
            found = set().union(*(seen[path, line] for line in lines))
            given = call.args[0]
            if not found and isinstance(given, ast.Constant):
                found = {re.compile(given.value)}
            used = by_name[name] if name else by_line[path, call.lineno] or {call.func.attr} - {"compile"}
            use = "once" if used and used <= ONCE else "word" if path == GRAMMAR else "through"
            for pattern in sorted(found, key=lambda one: str(one.pattern)) or [None]:
                sys.stdout.write(
                    json.dumps({"where": f"{path}:{call.lineno}", "use": use, **described(pattern)}) + "\n"
                )


def described(pattern):
    """Give a pattern as JSON can hold it; the letters of one for bytes are those of Latin-1."""
    if pattern is None:
        return {"pattern": None}
    plain = pattern.pattern
    text = plain.decode("latin-1") if isinstance(plain, bytes) else plain
    return {"pattern": text, "bytes": isinstance(plain, bytes), "flags": pattern.flags & ~re.UNICODE}


if __name__ == "__main__":
    main()
