"""Inputs of every kind, good and bad, and what is found in them."""

import gzip
import io
import json

import pytest

from timeline.config import ReadOptions
from timeline.errors import UsageError
from timeline.model import Article
from timeline.read.corpus import read_inputs

TEXT = "The army shelled the town. The rebels fired back."


def articles(*inputs, **options):
    return [found.article for found in read_inputs(inputs, ReadOptions(**options)) if found.article]


def failures(*inputs, **options):
    found = list(read_inputs(inputs, ReadOptions(**options)))
    return [note.message for one in found if one.article is None and one.stored is None for note in one.notes]


@pytest.fixture
def write(tmp_path):
    def write(name, content):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = content if isinstance(content, bytes) else content.encode()
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        return path

    return write


@pytest.mark.parametrize("name", ["raid.txt", "raid.txt.gz", "raid", "raid.text"])
def test_plain_text(write, name):
    assert articles(write(name, TEXT)) == [Article(id="raid", text=TEXT)]


@pytest.mark.parametrize(
    "content", ["\ufeffFirst line.\r\n\r\nSecond line.\r\n", " date 2023-12-04 In a recent raid\n"]
)
def test_text_is_kept_as_it_was_stored_but_for_the_mark(write, content):
    assert articles(write("raid.txt", content))[0].text == content.removeprefix("\ufeff")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "utf-8-sig"])
def test_other_encodings(write, encoding):
    text = "Officials in Bogotá said “we will answer” the raid on the base." + " It was a long day." * 20
    found = next(read_inputs(write("raid.txt", text.encode(encoding))))
    assert found.article.text == text
    assert [note.kind for note in found.notes] == ([] if encoding == "utf-8-sig" else ["encoding"])


def test_utf8_with_a_broken_place_is_mended_and_said(write):
    found = next(read_inputs(write("raid.txt", "Officials in Bogotá and Zürich said “no”. ".encode() + b"\xe2\x28")))
    assert "Bogotá and Zürich" in found.article.text
    assert "1 broken" in found.notes[0].message


def test_an_encoding_that_cannot_be_told_is_refused(write):
    [message] = failures(write("raid.txt", "Иран нанес удар по базе".encode("cp1251")))
    assert "raid.txt" in message
    assert "iconv" in message


def test_a_declared_encoding_of_a_page_is_used(write):
    page = '<meta charset="windows-1251"><p>Иран нанес удар по базе</p>'.encode("cp1251")
    assert articles(write("raid.html", page))[0].text == "Иран нанес удар по базе"


@pytest.mark.parametrize("name", ["raid.json", "raid.json.gz"])
def test_a_record_with_all_fields(write, name):
    record = {
        "id": "r1",
        "title": "Raid",
        "published": "2023-12-04T10:00:00Z",
        "outlet": "O",
        "url": "u",
        "text": TEXT,
        "x": 1,
    }
    assert articles(write(name, json.dumps(record))) == [
        Article(id="r1", text=TEXT, title="Raid", published="2023-12-04", outlet="O", url="u")
    ]


def test_an_array_and_lines_of_records_are_named_by_number(write):
    records = [{"text": TEXT}, {"text": TEXT, "id": 7}]
    array = write("raids.json", json.dumps(records))
    lines = write("raids.jsonl", "\ufeff" + "\r\n\r\n".join(json.dumps(record) for record in records))
    assert [one.id for one in articles(array)] == ["raids-1", "7"]
    assert [one.id for one in articles(lines)] == ["raids-1", "7"]


def test_lines_are_streamed(write):
    path = write("raids.jsonl", "\n".join(json.dumps({"text": TEXT, "id": str(n)}) for n in range(50)))
    stream = read_inputs(path, ReadOptions(max_size=200))
    assert [next(stream).article.id for _ in range(3)] == ["0", "1", "2"]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('{"text": ', "is no JSON"),
        ("[]", "found a list"),
        ('{"body": "x"}', "no \"text\" among 'body'"),
        ('{"text": 5}', '"text" is a number'),
        ('{"text": null}', '"text" is null'),
        ('{"text": " \\n"}', "is empty"),
        ('{"text": "x y", "title": 3}', '"title" is a number'),
        ('{"text": "x y", "id": [1]}', '"id" is a list'),
        ("[" * 100_000, "nested too deeply"),
        ('{"text": "' + "x" * 200_000 + '"}', "larger than"),
        ('{"text": ' + "1" * 5000 + "}", "is no JSON that can be read"),
    ],
)
def test_a_bad_record_costs_only_itself(write, line, says):
    good = json.dumps({"id": "good", "text": TEXT})
    path = write("raids.jsonl", f"{line}\n{good}\n")
    assert [one.id for one in articles(path, max_size=150_000)] == ["good"]
    [message] = failures(path, max_size=150_000)
    assert message.startswith(f"{path}: line 1")
    assert says in message


def test_a_bad_record_of_an_array_costs_only_itself(write):
    path = write("raids.json", json.dumps([{"text": TEXT}, 5, {"text": TEXT}]))
    assert [one.id for one in articles(path)] == ["raids-1", "raids-3"]
    assert "record 2: found a number" in failures(path)[0]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \r\n\t", "is empty"),
        ("a.txt", b"\xef\xbb\xbf", "is empty"),
        ("a.json", b"[]", "empty array"),
        ("a.jsonl", b"\n\n", "is empty"),
        ("a.json", b"{", "line 1, column 2"),
        ("a.json", b'{"text": "a b"}\n{"text": "c d"}', ".jsonl"),
        ("a.html", b"<html><nav>Home</nav></html>", "no paragraph"),
        ("a.pdf", b"%PDF-1.7 ...", "the PDF file cannot be read"),
        ("a.txt", b"%PDF-1.7 ...", "a PDF file"),
        ("a.docx", b"PK\x03\x04...", "zip archive"),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        ("a.txt", bytes(range(256)) * 3, "binary data"),
        ("a.txt", gzip.compress(b"text", mtime=0), "a gzip file"),
        ("a.txt", b"a" * 2000, "larger than 1,000 bytes"),
        ("a.txt.gz", b"a" * 1_000_000, "larger than 1,000 bytes"),
        ("a.jsonl.gz", b"a" * 1_000_000, "larger than 1,000 bytes"),
    ],
)
def test_bad_files_say_where_and_what(write, name, content, says):
    path = write(name, content)
    [message] = failures(path, max_size=1000)
    assert message.startswith(str(path))
    assert says in message


def test_broken_gzip_keeps_what_came_before(tmp_path):
    record = json.dumps({"text": TEXT}).encode() + b"\n"
    whole = gzip.compress(record + bytes(range(33, 126)) * 3000, compresslevel=0)
    broken = tmp_path / "raids.jsonl.gz"
    broken.write_bytes(whole[: len(whole) // 2])
    not_gzip = tmp_path / "raid.txt.gz"
    not_gzip.write_bytes(b"plain")
    assert len(articles(broken)) == 1
    assert "broken gzip" in failures(broken)[-1]
    assert "broken gzip" in failures(not_gzip)[0]


def test_folders_are_read_below_and_sorted_and_globs_sorted(write, tmp_path):
    for name in ["b/two.txt", "a/one.json", "b/.hidden.txt", "c.png", ".git/x.txt", "three.html.gz"]:
        write(f"news/{name}", json.dumps({"text": TEXT}) if name.endswith("json") else f"<p>{TEXT}</p>")
    assert [one.id for one in articles(tmp_path / "news")] == ["one", "two", "three.html".removesuffix(".html")]
    assert [one.id for one in articles(str(tmp_path / "news" / "*" / "*.[tj]*"))] == ["one", "two"]
    assert [one.id for one in articles(str(tmp_path / "**" / "*.txt"))] == ["two"]


def test_a_name_with_the_signs_of_a_pattern_is_a_file_first(write):
    assert [one.id for one in articles(write("raid[1].txt", TEXT))] == ["raid[1]"]


def test_folders_without_files_and_paths_without_anything(tmp_path):
    assert "holds no file" in failures(tmp_path)[0]
    assert "no such file" in failures(tmp_path / "missing.txt")[0]
    assert "matches no file" in failures(str(tmp_path / "*.txt"))[0]
    assert '{"text": …}' in failures("The army shelled the town.\n" * 100)[0]
    assert "no such file" in failures("a\0b")[0]


def test_a_file_that_may_not_be_read(write, monkeypatch):
    path = write("raid.txt", TEXT)

    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refuse)
    assert failures(path) == [f"{path}: cannot be read (Permission denied)"]


def test_timeline_files_are_taken_where_named_and_left_in_folders(write, tmp_path):
    path = write("news/chain.json", json.dumps({"format": "escalation-timeline/1"}))
    write("news/raid.txt", TEXT)
    assert next(read_inputs(path)).stored == {"format": "escalation-timeline/1"}
    kinds = [[note.kind for note in found.notes] for found in read_inputs(tmp_path / "news")]
    assert kinds == [["skipped"], []]


def test_the_given_date_goes_before_the_record(write):
    path = write("raid.json", json.dumps({"text": TEXT, "published": "2023-01-01"}))
    assert articles(path, published="2023-12-04")[0].published == "2023-12-04"
    assert articles(path)[0].published == "2023-01-01"


@pytest.mark.parametrize("value", ["soon", "04/12/2023", 20, "2023-13-45"])
def test_a_date_that_cannot_be_read_is_noted(value):
    [found] = read_inputs({"text": TEXT, "published": value})
    assert found.article.published is None
    assert [note.kind for note in found.notes] == ["date"]


def test_ids_are_made_unique_with_a_note():
    found = list(read_inputs([{"id": "a", "text": TEXT}, {"id": "a-2", "text": TEXT}, {"id": "a", "text": TEXT}]))
    assert [one.article.id for one in found] == ["a", "a-2", "a-3"]
    assert [note.kind for note in found[2].notes] == ["renamed"]


def test_records_articles_and_paths_mix(write):
    mixed = [{"text": TEXT}, Article(id="made", text=TEXT), write("raid.txt", TEXT)]
    assert [one.id for one in articles(*mixed)] == ["record-1", "made", "raid"]


def test_lone_surrogates_are_replaced_one_for_one(write):
    [found] = read_inputs(write("raid.json", '{"text": "The \\ud800 army."}'))
    assert found.article.text == "The \ufffd army."
    assert found.notes[0].kind == "encoding"


@pytest.mark.parametrize("wrong", [5, [None], [3.5]])
def test_what_is_no_input_is_wrong_usage(wrong):
    with pytest.raises(UsageError, match="allowed are a path or glob"):
        list(read_inputs(wrong))


@pytest.mark.parametrize(
    ("data", "count"),
    [
        (TEXT.encode(), 1),
        (json.dumps({"text": TEXT}).encode(), 1),
        (json.dumps({"text": TEXT}, indent=1).encode(), 1),
        (json.dumps([{"text": TEXT}] * 2).encode(), 2),
        (b"\n".join([json.dumps({"text": TEXT}).encode()] * 3), 3),
        (f"<!DOCTYPE html><p>{TEXT}</p>".encode(), 1),
        (gzip.compress(TEXT.encode(), mtime=0), 1),
    ],
)
def test_standard_input_is_told_by_what_it_holds(monkeypatch, data, count):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    found = articles("-")
    assert [one.text for one in found] == [TEXT] * count
    assert found[0].id in ("stdin", "stdin-1")


def test_closed_standard_input(monkeypatch):
    monkeypatch.setattr("sys.stdin", None)
    assert "closed" in failures("-")[0]
