"""Whatever a file holds, reading it gives articles or a message, never another error."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline.config import ReadOptions
from timeline.read.corpus import read_inputs
from timeline.read.webpage import read_webpage

PIECES = (
    "<p> </p> <![ <![CDATA[ ]]> <!-- --> <! <? <script/type=application/ld+json> </script> <title> </title> <article> "
    "</article> <meta/name=date/content= &#xD800; &#0; &am text <time/datetime=2023-12-04> <br/> <nav/> \x00 ' \" [[ { }"
)
MARKUP = st.lists(st.sampled_from([*PIECES.split(" "), " "])).map("".join)


@pytest.mark.parametrize("ending", [".txt", ".html", ".json", ".jsonl", ".txt.gz", ".jsonl.gz", ".rss", ".pdf", ""])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=100).map(str.encode) | MARKUP.map(str.encode))
def test_any_bytes(tmp_path, ending, data):
    path = tmp_path / f"any{ending}"
    path.write_bytes(data)
    for found in read_inputs(path, ReadOptions(max_size=200)):
        assert found.article or found.notes
        if found.article:
            assert found.article.text.strip()
            found.article.text.encode()


@settings(max_examples=400)
@given(MARKUP)
def test_any_markup(markup):
    page = read_webpage(markup)
    assert page.text == page.text.strip()
