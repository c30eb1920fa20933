"""The article in a web page by trafilatura, where the extra `html` is installed: what stands around it is left out.

On pages built in eight common ways (`tests/read/site_pages.py`) both readers keep every paragraph of the article, but of what
stands around it `webpage.py`, which goes by elements alone, lets in 2.6 paragraphs a page and trafilatura 0.4. Its guess
at the day of publication is not asked for: it depends on the day on which it is made.

References
----------
Barbaresi, A. (2021). Trafilatura: A Web Scraping Library and Command-Line Tool for Text Discovery and Extraction.
Proceedings of ACL-IJCNLP 2021: System Demonstrations, 122-131.
"""

from __future__ import annotations

from timeline.read.extras import load_extra, quiet

LIBRARY = "trafilatura"


def main_text(markup: str) -> str | None:
    """Return the paragraphs of a page's article, divided by blank lines; None where the library is missing or finds none."""
    library = load_extra(LIBRARY)
    if library is None:
        return None
    with quiet(LIBRARY):
        try:
            found = library.bare_extraction(markup, include_comments=False, with_metadata=False)
        except Exception:  # noqa: BLE001 - what the library stumbles over, the plain reader may still read
            return None
    lines = (line.strip() for line in ((found.text if found else "") or "").split("\n"))
    return "\n\n".join(line for line in lines if line) or None
