"""Articles that stay unread are measured, and told nothing of."""

import pytest
import unread


@pytest.mark.slow
def test_figures_and_no_faults(capsys):
    assert unread.main() == 0
    told = capsys.readouterr().out
    assert not [path.stem for path in (unread.UNREAD / "articles").iterdir() if path.stem in told]
    figures = {line.split()[0]: float(line.split()[1]) for line in told.splitlines()[2:]}
    assert figures["event"] > 0.6  # what strangers' articles give, less what chance may change
    assert figures["link"] > 0.15
