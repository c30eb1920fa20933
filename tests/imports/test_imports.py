"""Event data of others becomes a timeline like any other; what has no meaning here is reported, the rest imported."""

import gzip
import json
import zipfile
from pathlib import Path

import made_up
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import timeline
from timeline import Timeline
from timeline.errors import InputError, LexiconError, UsageError
from timeline.imports.datasets import import_events
from timeline.io.timeline_file import dumps, loads
from timeline.lexicon import load_lexicon
from timeline.lexicon.codes import load_codes


@pytest.fixture
def stored(tmp_path):
    def write(data, name="events.csv"):
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write


@pytest.fixture
def acled(stored):
    return lambda *rows, columns=made_up.ACLED_NEW: timeline.read_acled(stored(made_up.table(columns, *rows)))


def messages(tl):
    return [note.message for note in tl.notes]


# --- ACLED ------------------------------------------------------------------------------------------------------------


def test_a_row_of_acled_becomes_an_event_with_all_it_says(acled):
    tl = acled(made_up.SHELLING)
    (event,) = tl.chronicle.events
    assert (event.type, event.mode, event.origin, event.realis) == ("ASSAULT", "heavy-weapons", "import", "actual")
    assert (event.source, event.target) == (("rapid-support-forces",), ("SDN",))
    assert (event.time.start, event.time.end, event.time.precision) == ("2031-05-03", "2031-05-03", "day")
    assert (event.place.name, event.place.country) == ("Khartoum", "SDN")
    assert (event.place.latitude, event.place.longitude) == (15.552, 32.532)
    assert (event.killed.min, event.killed.max) == (2, 2)
    assert event.goldstein == -10
    assert event.intensity > 7
    assert not tl.notes


def test_the_note_is_the_text_and_the_act_is_marked_in_it(acled):
    tl = acled(made_up.SHELLING)
    (article,), (event,) = tl.articles, tl.chronicle.events
    (mention,) = event.mentions
    assert article.text == made_up.SHELLING["notes"]
    assert article.outlet == "Nile Post; Radio Kush"
    assert mention.trigger == article.text[mention.start : mention.end] == "shelled"
    assert event.key == f"SDN90001:{mention.start}"
    assert article.text[slice(*mention.support["place"][0])] == "Khartoum"


def test_a_month_is_no_march(acled):
    note = "On 3 March 2031, people in Khartoum marched to the market."
    tl = acled(made_up.SHELLING | {"sub_event_type": "Peaceful protest", "notes": note})
    assert tl.chronicle.events[0].mentions[0].trigger == "marched"


def test_who_was_hit_and_strikes_back_answers(acled):
    tl = acled(made_up.SHELLING, made_up.ANSWER)
    (link,) = tl.chronicle.links
    assert (link.kind, link.earlier, link.later) == ("responds_to", "e1", "e2")
    assert (link.inferred, link.evidence) == ("role-swap", None)


def test_the_form_before_2023_is_read_too(acled):
    old = made_up.SHELLING | {"inter1": "3", "inter2": "1", "event_date": "3-May-2031", "iso3": "SDN"}
    tl = acled(old, columns=made_up.ACLED_OLD)
    assert tl.chronicle.events == acled(made_up.SHELLING | {"event_date": "3-May-2031"}).chronicle.events
    assert not tl.notes


@pytest.mark.parametrize(
    ("precision", "start", "end", "name"),
    [("2", "2031-04-30", "2031-05-06", "week"), ("3", "2031-05-01", "2031-05-31", "month")],
)
def test_a_date_is_no_surer_than_its_precision(acled, precision, start, end, name):
    (event,) = acled(made_up.SHELLING | {"time_precision": precision}).chronicle.events
    assert (event.time.start, event.time.end, event.time.precision) == (start, end, name)


def parties(sub_event, **cells):
    return made_up.SHELLING | {"sub_event_type": sub_event} | cells


@pytest.mark.parametrize(
    ("row", "source", "target"),
    [
        (parties("Armed clash"), {"rapid-support-forces", "SDN"}, {"rapid-support-forces", "SDN"}),
        (parties("Government regains territory"), {"SDN"}, {"rapid-support-forces"}),
        (parties("Non-state actor overtakes territory"), {"rapid-support-forces"}, {"SDN"}),
        (
            parties("Excessive force against protesters", actor1="Protesters (Sudan)", inter1="Protesters"),
            {"SDN"},
            {"protesters-sudan"},
        ),
        (parties("Headquarters or base established"), {"rapid-support-forces"}, set()),
        (
            parties("Attack", actor2="Civilians (Sudan)", inter2="Civilians"),
            {"rapid-support-forces"},
            {"civilians-sudan"},
        ),
        (parties("Attack", actor1="Military Forces of Chad (2021-)", inter1="External/Other forces"), {"TCD"}, {"SDN"}),
        (parties("Attack", actor1="Unidentified Armed Group (Chad)"), {"unidentified-armed-group-chad"}, {"SDN"}),
    ],
    ids=lambda one: one["sub_event_type"] + one["actor1"] if isinstance(one, dict) else "",
)
def test_who_acts_on_whom(acled, row, source, target):
    (event,) = acled(row).chronicle.events
    assert (set(event.source), set(event.target)) == (source, target)


def test_an_actor_of_its_own_has_kind_and_home(acled):
    tl = acled(parties("Attack", actor1="Unidentified Armed Group (Chad)", actor2="Civilians (Sudan)", inter2="7"))
    found = {actor.id: (actor.name, actor.kind, actor.country) for actor in tl.chronicle.actors}
    assert found["unidentified-armed-group-chad"] == ("Unidentified Armed Group (Chad)", "armed-group", "TCD")
    assert found["civilians-sudan"] == ("Civilians (Sudan)", "civilians", "SDN")


def test_what_is_unknown_is_reported_by_row_and_the_rest_imported(acled):
    strange = [made_up.SHELLING | {"sub_event_type": "Dragon attack"}] * 5
    tl = acled(
        *strange,
        made_up.SHELLING | {"fatalities": "many", "country": "Atlantis", "inter1": "Wizards", "event_date": "soon"},
        columns=[*made_up.ACLED_NEW, "mood"],
    )
    assert len(tl) == 1
    found = "\n".join(messages(tl))
    assert "rows 2, 3, 4 and 2 more: sub_event_type: found 'Dragon attack'" in found
    assert "row 1: found the column 'mood'" in found
    for piece in ("fatalities: found 'many'", "country: found 'Atlantis'", "inter1: found 'Wizards'", "found 'soon'"):
        assert f"row 7: {piece}" in found or f"row 7: event_date: {piece}" in found
    assert tl.chronicle.events[0].time is None


def test_findings_are_capped(acled):
    tl = acled(*(made_up.SHELLING | {"sub_event_type": f"Kind {number}"} for number in range(50)), made_up.SHELLING)
    assert len(tl.notes) == 21
    assert "30 more findings of this kind, in 30 rows" in messages(tl)[-1]


def test_every_sub_event_type_has_an_act_or_none_of_plover():
    codes, types = load_codes().acled, load_lexicon().ontology
    assert {act.type for act in codes.values()} <= {*types, None}
    assert sorted(code for code, act in codes.items() if act.type is None) == ["change to group/activity", "other"]


def test_the_json_of_the_api_is_read(stored):
    data = json.dumps({"status": 200, "count": 1, "data": [made_up.SHELLING | {"fatalities": 2}]}).encode()
    tl = timeline.read_acled(stored(data, "acled.json"))
    assert tl.chronicle.events[0].killed.min == 2


# --- GDELT ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("columns", [made_up.GDELT_1, made_up.GDELT_1_URL, made_up.GDELT_2], ids=["57", "58", "61"])
def test_a_row_of_gdelt_becomes_an_event(stored, columns):
    row = {name: value for name, value in made_up.STRIKE.items() if name in columns}
    tl = timeline.read_gdelt(stored(made_up.table(columns, row, delimiter="\t", header=False), "20310504.export.CSV"))
    (event,), (article,) = tl.chronicle.events, tl.articles
    assert (event.type, event.mode) == ("ASSAULT", "aerial")
    assert (event.source, event.target) == (("ISR",), ("rebels-syria",))
    assert (event.place.name, event.place.country, event.place.latitude) == ("Damascus", "SYR", 33.5)
    assert event.time.start == "2031-05-03"
    assert article.text == "Israel: air strike: Rebels (Syria) (Damascus), 2031-05-03"
    assert event.mentions[0].trigger == "air strike"
    assert (article.published, article.outlet) == ("2031-05-04", "example.org" if "sourceurl" in columns else None)
    assert not tl.notes


def test_a_zip_as_gdelt_hands_it_out_is_read(tmp_path):
    path = tmp_path / "20310504.export.CSV.zip"
    data = made_up.table(made_up.GDELT_2, made_up.STRIKE, delimiter="\t", header=False)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("20310504.export.CSV", data)
    assert len(timeline.read_gdelt(path)) == 1


@pytest.mark.parametrize(
    ("code", "event_type", "mode"),
    [
        ("194", "ASSAULT", "heavy-weapons"),
        ("1411", "PROTEST", "demo"),
        ("0356", "AGREE", None),
        ("356", "AGREE", None),
        ("43", "CONSULT", "visit"),
        ("20", "ASSAULT", None),
        ("0874", "RETREAT", "withdraw"),
        ("173", "COERCE", "arrest"),
    ],
)
def test_codes_of_cameo_are_found_by_what_stands_above_them(stored, code, event_type, mode):
    row = made_up.STRIKE | {"eventcode": code}
    tl = timeline.read_gdelt(stored(made_up.table(made_up.GDELT_2, row, delimiter="\t", header=False)))
    assert (tl.chronicle.events[0].type, tl.chronicle.events[0].mode) == (event_type, mode)


def test_statements_are_no_act(stored):
    row = made_up.STRIKE | {"eventcode": "010"}
    tl = timeline.read_gdelt(stored(made_up.table(made_up.GDELT_2, row, delimiter="\t", header=False)))
    assert len(tl) == 0
    assert "eventcode: '010' is no act among the 16 types; the row was left out" in messages(tl)[0]


def test_a_host_is_visited(stored):
    row = made_up.STRIKE | {"eventcode": "043", "actor1type1code": "", "actor2type1code": "GOV"}
    tl = timeline.read_gdelt(stored(made_up.table(made_up.GDELT_2, row, delimiter="\t", header=False)))
    assert (tl.chronicle.events[0].source, tl.chronicle.events[0].target) == (("SYR",), ("ISR",))


# --- ICEWS and POLECAT ------------------------------------------------------------------------------------------------


def test_a_row_of_icews_becomes_an_event(stored):
    tl = timeline.read_icews(stored(made_up.table(made_up.ICEWS, made_up.COMPLAINT, delimiter="\t"), "events.2031.tab"))
    (event,), (article,) = tl.chronicle.events, tl.articles
    assert (event.type, event.mode) == ("ACCUSE", "disapprove")
    assert (event.source, event.target) == (("FRA",), ("citizen-niger",))
    assert event.mentions[0].trigger == "criticize or denounce"
    assert (article.published, article.outlet) == ("2031-05-03", "The Example Times")
    assert (event.place.name, event.place.country) == ("Niamey", "NER")
    assert not tl.notes


def test_a_number_that_icews_gives_twice_makes_two_events(stored):
    tl = timeline.read_icews(stored(made_up.table(made_up.ICEWS, made_up.COMPLAINT, made_up.COMPLAINT)))
    assert [article.id for article in tl.articles] == ["icews-900001", "icews-900001-2"]


def test_a_row_of_polecat_becomes_an_event_of_several_actors(stored):
    tl = timeline.read_polecat(stored(made_up.table(made_up.POLECAT, made_up.RAID, delimiter="\t"), "ngecEvents.txt"))
    (event,), (article,) = tl.chronicle.events, tl.articles
    assert (event.type, event.mode) == ("ASSAULT", "aerial")
    assert (event.source, event.target) == (("FRA", "NER"), ("boko-haram",))
    assert article.published == "2031-05-04"
    assert not tl.notes


def test_a_mode_that_plover_does_not_have_is_reported(stored):
    row = made_up.RAID | {"Event Mode": "sorcery"}
    tl = timeline.read_polecat(stored(made_up.table(made_up.POLECAT, row, delimiter="\t")))
    assert tl.chronicle.events[0].mode is None
    assert "event mode: found 'sorcery', which ASSAULT does not have; it was left open" in messages(tl)[0]


# --- files ------------------------------------------------------------------------------------------------------------


def test_a_file_of_another_data_set_is_refused_with_what_it_lacks(stored):
    path = stored(made_up.table(made_up.ICEWS, made_up.COMPLAINT))
    with pytest.raises(
        InputError, match="it lacks the columns event_date, event_type, sub_event_type, actor1; found are event id"
    ):
        timeline.read_acled(path)


@pytest.mark.parametrize("data", [b"", b"\n", b"{}", b"[1]", b'{"data": "none"}', b"\0\0\0", b"a,b\n1,2\n"])
def test_what_is_no_table_is_refused_in_words(stored, data):
    with pytest.raises(InputError):
        timeline.read_acled(stored(data))


WHOLE = {
    "acled": made_up.table(made_up.ACLED_NEW, made_up.SHELLING, made_up.ANSWER),
    "gdelt": made_up.table(made_up.GDELT_2, made_up.STRIKE, delimiter="\t", header=False),
    "icews": made_up.table(made_up.ICEWS, made_up.COMPLAINT, delimiter="\t"),
    "polecat": made_up.table(made_up.POLECAT, made_up.RAID, delimiter="\t"),
}
PIECES = [b'"', b",", b"\t", b"\n", b"\r", b"\0", b"-1", b"9" * 30, b"(", b"\xff\xfe", b";", b"None", b"\xe2\x80\xa8"]


@settings(suppress_health_check=list(HealthCheck), deadline=None)
@given(
    name=st.sampled_from(sorted(WHOLE)),
    places=st.lists(
        st.tuples(st.integers(0, 2000), st.sampled_from(PIECES), st.integers(0, 20)), min_size=1, max_size=6
    ),
)
def test_whatever_a_file_holds_gives_a_timeline_or_one_message(tmp_path, name, places):
    data = WHOLE[name]
    for place, piece, taken in places:
        at = place % (len(data) + 1)
        data = data[:at] + piece + data[at + taken :]
    path = tmp_path / "odd.csv"
    path.write_bytes(data)
    try:
        tl = Timeline(import_events(name, str(path), 100_000))
    except InputError:
        return
    assert Timeline(loads(dumps(tl.chronicle))) == tl


def test_a_line_over_the_limit_is_refused(stored):
    path = stored(made_up.table(made_up.ACLED_NEW, made_up.SHELLING | {"notes": "x" * 5000}))
    with pytest.raises(InputError, match="larger than 2,000 bytes"):
        timeline.read_acled(path, max_size=2000)


def test_a_compressed_file_and_another_encoding_are_read(stored):
    row = made_up.SHELLING | {"notes": "On 3 May 2031, the RSF shelled Café Nil."}
    data = made_up.table(made_up.ACLED_NEW, row).decode().encode("cp1252")
    tl = timeline.read_acled(stored(gzip.compress(data), "acled.csv.gz"))
    assert tl.articles[0].text == row["notes"]


def test_there_is_no_other_data_set():
    with pytest.raises(UsageError, match="allowed are acled, gdelt, icews, polecat"):
        import_events("ucdp", "x.csv", 1)


def test_a_folder_of_tables_changes_what_a_code_means(stored, tmp_path):
    own = tmp_path / "own" / "imports"
    own.mkdir(parents=True)
    (own / "acled.csv").write_text(
        "code,type,mode,who,act,words,origin\nDragon attack,ASSAULT,aerial,first,dragon attack,dragon,own\n", "utf-8"
    )
    path = stored(made_up.table(made_up.ACLED_NEW, made_up.SHELLING | {"sub_event_type": "Dragon attack"}))
    tl = timeline.read_acled(path, lexicon=own.parent)
    assert tl.chronicle.events[0].label == "Dragon attack (Khartoum)"
    (own / "acled.csv").write_text("code,type,mode,who,act,words,origin\nX,ASSAULT,magic,first,x,,own\n", "utf-8")
    other = tmp_path / "other"
    (tmp_path / "own").rename(other)
    with pytest.raises(LexiconError, match="mode is 'magic'; allowed for ASSAULT"):
        timeline.read_acled(path, lexicon=other)


def test_what_is_imported_goes_through_every_view_table_and_file(acled, tmp_path):
    tl = acled(made_up.SHELLING, made_up.ANSWER)
    again = tmp_path / "timeline.json"
    tl.save(again)
    assert timeline.load(again) == tl
    for view in ("chain", "ladder", "layers", "overview"):
        assert tl.plot(view).axes
    assert list(tl.events["origin"]) == ["import", "import"]
    assert "inferred" in tl.explain("e1", "e2")
    assert len(timeline.merge([tl, tl])) == 2
    assert len(timeline.analysis.rounds(tl.graph)) == 1


def test_the_event_data_that_comes_along_is_imported_but_for_what_is_no_act():
    tl = timeline.read_acled(Path(__file__).parents[2] / "data" / "imports" / "acled-sava.csv")
    assert len(tl) == 27
    assert sum("is no act" in message for message in messages(tl)) == 1
    assert all(
        len(event.mentions[0].trigger) < 12 for event in tl.chronicle.events
    )  # found in every note, no note whole


def test_the_same_file_gives_the_same_bytes(stored, tmp_path):
    path = stored(made_up.table(made_up.ACLED_NEW, made_up.ANSWER, made_up.SHELLING))
    made = []
    for name in ("one.json", "two.json"):
        timeline.read_acled(path).save(tmp_path / name)
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]
