"""What an import could not make use of: said once for each column and value, with the rows, and capped."""

from __future__ import annotations

from timeline.model import Note

IMPORT = "import"
MOST_NOTES = 20
MOST_ROWS = 3


class Report:
    """Collects what was found in which rows. A row's number counts the header as row 1, where there is one."""

    def __init__(self, where: str) -> None:
        self.where = where
        self._rows: dict[tuple[str, str], list[int]] = {}
        self._counts: dict[tuple[str, str], int] = {}

    def add(self, row: int, found: str, consequence: str) -> None:
        """Note that a row holds something that has no meaning here, and what follows from it."""
        key = (found, consequence)
        self._counts[key] = self._counts.get(key, 0) + 1
        rows = self._rows.setdefault(key, [])
        if len(rows) < MOST_ROWS:
            rows.append(row)

    def notes(self) -> tuple[Note, ...]:
        """Give a note for each kind of finding, the most frequent first, at most 20 and one that counts the rest."""
        ranked = sorted(self._counts.items(), key=lambda item: (-item[1], self._rows[item[0]]))
        notes = [Note(IMPORT, self._message(key, count)) for key, count in ranked[:MOST_NOTES]]
        rest = ranked[MOST_NOTES:]
        if rest:
            rows = sum(count for _, count in rest)
            notes.append(Note(IMPORT, f"{self.where}: {len(rest)} more findings of this kind, in {rows} rows"))
        return tuple(notes)

    def _message(self, key: tuple[str, str], count: int) -> str:
        rows = self._rows[key]
        more = f" and {count - len(rows)} more" if count > len(rows) else ""
        named = f"row{'s' if count > 1 else ''} {', '.join(map(str, rows))}{more}"
        return f"{self.where}: {named}: {key[0]}; {key[1]}"
