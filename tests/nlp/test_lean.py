"""spaCy without its command line: quicker, and nothing is missing afterwards."""

import subprocess
import sys

SCRIPT = """
import sys
from timeline.nlp.lean import import_spacy
import_spacy()
import_spacy()
import spacy
assert "spacy.cli" not in sys.modules and "weasel" not in sys.modules
assert spacy.blank("en")("Iran struck.")[0].text == "Iran"
assert spacy.info(silent=True)["spacy_version"] == spacy.__version__
import spacy.cli
assert callable(spacy.cli.download) and spacy.cli.info.__name__ == "info"
"""


def test_spacy_is_whole_after_a_lean_import():
    subprocess.run([sys.executable, "-c", SCRIPT], check=True, capture_output=True)
