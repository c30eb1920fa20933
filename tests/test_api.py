"""What a Python user holds: build, extract, merge, load and Timeline."""

import itertools
import subprocess
import sys
from base64 import b64decode
from dataclasses import replace

import matplotlib as mpl
import networkx as nx
import pytest
from matplotlib.figure import Figure

import timeline
from timeline import Article, Timeline
from timeline.errors import CorrectionsError, InputError, ModelError, OutputError, UsageError

STRIKE = "Ruritanian jets struck a depot."
pytestmark = pytest.mark.usefixtures("fake_language")


@pytest.fixture
def held(chronicle):
    return Timeline(chronicle)


@pytest.mark.parametrize("make", [str, lambda path: path])
def test_build_takes_paths(tmp_path, make):
    path = tmp_path / "raid.txt"
    path.write_text(STRIKE)
    one = timeline.build(make(path))
    assert one.articles[0].id == "raid"
    assert one.to_dict()["made_by"] == {"version": timeline.__version__, "model": "fake", "lexicon": "sha256:0"}


def test_build_takes_records_articles_globs_and_mixtures(tmp_path):
    (tmp_path / "raid.txt").write_text(STRIKE)
    article = Article(id="a", text=STRIKE)
    assert len(timeline.build({"text": STRIKE})) == 1
    assert len(timeline.build(article)) == 1
    assert len(timeline.build(str(tmp_path / "*.txt"))) == 1
    assert len(timeline.build(iter([article, {"text": STRIKE}, tmp_path / "raid.txt"]))) == 3


def test_build_says_what_failed_and_keeps_the_rest(tmp_path):
    one = timeline.build([tmp_path / "missing.txt", {"text": STRIKE}, {"text": "crash"}])
    assert len(one) == 1
    assert [note.kind for note in one.notes] == ["failed", "failed"]


def test_build_of_nothing_that_can_be_read(tmp_path):
    with pytest.raises(InputError, match=r"(?s)missing\.txt.*no such file.*record-2.*crashed"):
        timeline.build([tmp_path / "missing.txt", {"text": "crash"}])
    with pytest.raises(InputError, match="found no input"):
        timeline.build([])


def test_extract_streams_in_order_one_timeline_an_article():
    endless = ({"id": str(number), "text": STRIKE} for number in itertools.count())
    first = list(itertools.islice(timeline.extract(endless), 10))
    assert [one.articles[0].id for one in first] == [str(number) for number in range(10)]


def test_an_article_that_fails_yields_an_empty_timeline_with_a_note():
    whole, broken, unread = timeline.extract([{"text": STRIKE}, {"text": "crash"}, {"text": 5}])
    assert len(whole) == 1
    assert (len(broken), broken.notes[0].kind, broken.articles[0].id) == (0, "failed", "record-2")
    assert (len(unread), unread.notes[0].kind, unread.articles) == (0, "failed", ())


@pytest.mark.skipif(sys.platform != "linux", reason="the fake reaches workers by a fork")
def test_workers_keep_the_order_and_name_the_article_that_kills_one():
    texts = [STRIKE, "crash", *[STRIKE] * 20, "die", *[STRIKE] * 20]
    records = [{"id": str(number), "text": text} for number, text in enumerate(texts)]
    found = list(timeline.extract(records, workers=2))
    assert [one.articles[0].id for one in found] == [str(number) for number in range(len(texts))]
    assert [number for number, one in enumerate(found) if not len(one)] == [1, 22]
    assert "its process died" in found[22].notes[0].message
    alone = list(timeline.extract(records[:20]))
    assert alone == found[:20]


@pytest.mark.skipif(sys.platform != "linux", reason="the fake reaches workers by a fork")
def test_workers_stop_when_the_user_does():
    endless = ({"id": str(number), "text": STRIKE} for number in itertools.count())
    stream = timeline.extract(endless, workers=2)
    assert len(next(stream)) == 1
    del stream


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"workers": 0}, "workers: found 0"),
        ({"published": "yesterday"}, "published: found 'yesterday'"),
        ({"max_size": 0}, "max_size: found 0"),
        ({"lexicon": "no/such/folder"}, "does not exist"),
    ],
)
def test_wrong_options_are_said_at_once(options, says):
    with pytest.raises(UsageError, match=says):
        timeline.extract([], **options)


def test_a_fault_of_the_model_is_no_fault_of_an_article(monkeypatch):
    def missing(_options):
        message = "no such model"
        raise ModelError(message)

    monkeypatch.setattr("timeline.workers.load_extractor", missing)
    with pytest.raises(ModelError):
        next(timeline.extract({"text": STRIKE}))


def test_a_timeline_file_is_an_input_too(tmp_path, held):
    held.save(tmp_path / "chain.json")
    assert len(timeline.build([tmp_path / "chain.json", {"text": STRIKE}])) == 3
    (tmp_path / "chain.json").write_text('{"format": "escalation-timeline/1"}')
    with pytest.raises(InputError, match="faults in the timeline file"):
        timeline.build(tmp_path / "chain.json")


def test_save_and_load(tmp_path, held):
    held.save(tmp_path / "chain.json")
    assert timeline.load(tmp_path / "chain.json").to_dict() == held.to_dict()
    held.save(str(tmp_path / "chain.csv"))
    assert (tmp_path / "chain.csv").read_text().startswith("id,key,type")
    with pytest.raises(UsageError, match=r"found the ending '\.xyz'"):
        held.save(tmp_path / "chain.xyz")
    with pytest.raises(OutputError, match="does not exist"):
        held.save(tmp_path / "missing" / "chain.json")


def test_tables_and_graph_are_made_once(held):
    assert held.events is held.events
    assert len(held.links) == 1
    assert list(held.actors["id"]) == ["FRE", "RUR"]
    assert isinstance(held.graph, nx.MultiDiGraph)
    assert list(held.graph.edges()) == [("e1", "e2")]


def test_repr(held, chronicle):
    assert repr(held) == "<Timeline 2 events, 2 actors, 2021-05-03..2021-05-03, 1 link>"
    undated = replace(chronicle, events=(replace(chronicle.events[0], time=None),), links=())
    assert repr(Timeline(undated)) == "<Timeline 1 event, 2 actors, 0 links>"


@pytest.mark.parametrize(
    ("conditions", "left"),
    [
        ({}, ["e1", "e2"]),
        ({"actors": "Ruritanian JETS"}, ["e1", "e2"]),
        ({"types": ["ASSAULT", "THREATEN"]}, ["e1", "e2"]),
        ({"types": "threaten"}, []),
        ({"until": "2021-05-02"}, []),
        ({"until": "2021-05"}, ["e1", "e2"]),
        ({"since": "2021-05-04"}, ["e2"]),
        ({"since": "2022"}, ["e2"]),
        ({"min_confidence": 0.9}, ["e1"]),
        ({"min_intensity": 9}, []),
        ({"realis": "actual"}, ["e1", "e2"]),
        ({"realis": ["planned", "negated"]}, []),
    ],
)
def test_filter(held, conditions, left):
    part = held.filter(**conditions)
    assert [event.id for event in part.chronicle.events] == left
    assert len(part.chronicle.links) == (len(left) == 2)
    assert timeline.Timeline(part.chronicle).articles == held.articles


def test_filter_keeps_what_is_left_whole(tmp_path, held):
    part = held.filter(min_confidence=0.5).filter(since="2021-06")
    part.save(tmp_path / "part.json")
    assert [event.id for event in timeline.load(tmp_path / "part.json").chronicle.events] == ["e2"]
    assert part.chronicle.events[0].mentions[0].support == {"source": ((59, 68),)}
    assert part.notes == ()


@pytest.mark.parametrize(
    ("conditions", "says"),
    [
        ({"actors": "Ruritenia"}, "found 'Ruritenia'; this timeline has Ruritania"),
        ({"types": "WAR"}, "types: found 'WAR'; allowed are AGREE"),
        ({"realis": "maybe"}, "realis: found 'maybe'; allowed are actual"),
        ({"since": "May"}, "since: found 'May'; allowed is a day, month or year"),
        ({"since": "2022", "until": "2021"}, "is after until"),
        ({"min_intensity": 11}, "min_intensity: found 11; allowed is a number from 0 to 10"),
        ({"min_confidence": "high"}, "min_confidence: found 'high'"),
    ],
)
def test_filter_says_what_it_does_not_know(held, conditions, says):
    with pytest.raises(UsageError, match=says):
        held.filter(**conditions)


def test_chain_and_explain(chronicle):
    alone = replace(chronicle.events[0], id="e3", key="raid:0")
    more = Timeline(replace(chronicle, events=(*chronicle.events, alone)))
    assert [event.id for event in more.chain("e2").chronicle.events] == ["e1", "e2"]
    assert [event.id for event in more.chain("e3").chronicle.events] == ["e3"]
    said = more.explain("e2")
    assert "Freedonia -> Ruritania" in said
    assert "Freedonia [retaliated] with rockets" in said
    assert 'stated: "retaliated" in raid' in said
    assert more.explain("e1", "e2").startswith("e2 (=rockets on Ruritania) responds to e1 (strike on depot)")
    unlinked = more.explain("e1", "e3")
    assert unlinked.startswith("no link joins e1 and e3\n    no words")
    assert repr(unlinked) == unlinked
    for ask in (more.chain, more.explain):
        with pytest.raises(UsageError, match="event: found 'e9'; this timeline has e1 to e3"):
            ask("e9")


def test_plot_changes_nothing(held):
    before = dict(mpl.rcParams)
    figure = held.plot(view="chain")
    assert isinstance(figure, Figure)
    assert held.plot(ax=figure.axes[0]) is figure.axes[0]
    assert dict(mpl.rcParams) == before


def test_plot_says_what_it_does_not_know(held):
    with pytest.raises(UsageError, match="view is 'pie'"):
        held.plot(view="pie")
    with pytest.raises(UsageError, match="found the option 'colour'; allowed are"):
        held.plot(colour="red")


def test_jupyter_gets_text_and_a_picture(held, monkeypatch):
    bundle = held._repr_mimebundle_()
    assert bundle["text/plain"] == repr(held)
    assert "<svg" in bundle["image/svg+xml"]
    assert list(held._repr_mimebundle_(exclude={"image/svg+xml"})) == ["text/plain"]
    monkeypatch.setattr("timeline.display.picture.MOST_EVENTS_AS_SVG", 1)
    assert b64decode(held._repr_mimebundle_()["image/png"]).startswith(b"\x89PNG")
    assert list(Timeline(replace(held.chronicle, events=(), links=()))._repr_mimebundle_()) == ["text/plain"]


def test_alt_text(held):
    assert "Freedonia" in held.alt_text()


def test_importing_the_package_imports_nothing_heavy():
    code = "import sys, timeline; print(sorted({m.partition('.')[0] for m in sys.modules}))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    for heavy in ("spacy", "numpy", "pandas", "networkx", "matplotlib", "typer", "rich"):
        assert f"'{heavy}'" not in out


def test_find_times_reads_a_numeric_date_as_told_and_marks_it_where_nothing_tells():
    (unsure,) = timeline.find_times("Rockets fell on 3/4/2019.")
    assert (unsure["value"], unsure["ambiguous"]) == ("2019-03-04", True)
    (sure,) = timeline.find_times("Rockets fell on 3/4/2019.", day_first=True)
    assert (sure["value"], "ambiguous" in sure) == ("2019-04-03", False)
    text = "The war began on 4 May 1940. On Friday the town fell."
    assert timeline.find_times(text, published="2020-05-04", mode="news")[-1]["value"] == "2020-05-01"
    assert timeline.find_times(text, published="2020-05-04", mode="narrative")[-1]["value"] == "1940-05-10"


def test_correct(held, tmp_path):
    (tmp_path / "fixes.toml").write_text('[[change]]\nkey = "raid:30"\nrealis = "planned"\nwhy = "only a plan"\n')
    corrected = held.correct(tmp_path / "fixes.toml")
    assert list(corrected.events["realis"]) == ["planned", "actual"]
    assert corrected == held.correct({"change": [{"key": "raid:30", "realis": "planned", "why": "only a plan"}]})
    assert "correction: changed raid:30: realis planned (only a plan)" in corrected.explain("e1")
    assert list(held.events["realis"]) == ["actual", "actual"]
    with pytest.raises(CorrectionsError, match="did you mean drop"):
        held.correct({"dorp": []})
