"""What `from timeline import analysis` gives: every name, documented, and nothing heavy before it is used."""

import inspect
import subprocess
import sys

import pytest

import timeline
from timeline import analysis

NAMES = [name for name in analysis.__all__ if name not in ("intensity", "rung", "sides_of")]


@pytest.mark.parametrize("name", analysis.__all__)
def test_every_name_is_a_function_with_an_example(name):
    function = getattr(analysis, name)
    assert inspect.isfunction(function)
    assert ">>>" in inspect.getdoc(function)
    assert name in dir(analysis)


@pytest.mark.parametrize("name", NAMES)
def test_every_argument_is_documented_there_or_where_the_text_says(name):
    function = getattr(analysis, name)
    text = inspect.getdoc(function)
    if "are those of `" in text:
        text += inspect.getdoc(getattr(analysis, text.partition("are those of `")[2].partition("`")[0]))
    for argument in inspect.signature(function).parameters:
        assert argument in text


def test_a_timeline_goes_through_every_function(chronicle):
    tl = timeline.Timeline(chronicle)
    for name in NAMES:
        function = getattr(timeline.analysis, name)
        more = {"silences": {"least_days": 3}, "course_of": {"one": "RUR", "other": "FRE"}}.get(name, {})
        more |= {"event_id": "e1"} if "event_id" in inspect.signature(function).parameters else {}
        assert function({"it": tl.graph} if name == "compare" else tl.graph, **more) is not None
    assert timeline.analysis.rounds(tl.graph)["words"].tolist() == ["retaliated"]


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'ronds'"):
        analysis.ronds  # noqa: B018 - the look-up is what is tested


def test_importing_it_loads_nothing_heavy():
    code = (
        "import sys; from timeline import analysis; print(*{'pandas', 'networkx', 'spacy', 'numpy'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
