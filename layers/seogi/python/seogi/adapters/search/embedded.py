"""The embedded index: SQLite's FTS5 in memory over the passages of one case, ranked by BM25."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from seogi.adapters.search.korean import query_terms, terms_of
from seogi.features.evidence.model import Passage
from seogi.features.evidence.ports import Hit

# A question is a sentence; what is longer adds nothing but work.
MOST_TERMS = 200


class EmbeddedIndex:
    """`Retriever` over passages held in memory; built in milliseconds, gone with the object."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = tuple(passages)
        # Workers build it on one thread and may ask from another; never from two at once.
        self._db = sqlite3.connect(":memory:", check_same_thread=False)
        self._db.execute(
            "CREATE VIRTUAL TABLE passages USING fts5(terms, content='',"
            " tokenize='unicode61 remove_diacritics 0')"
        )
        self._db.executemany(
            "INSERT INTO passages (rowid, terms) VALUES (?, ?)",
            ((row, " ".join(terms_of(each.text))) for row, each in enumerate(self._passages)),
        )

    def search(self, query: str, limit: int) -> list[Hit]:
        terms = query_terms(query)[:MOST_TERMS]
        if not terms or limit <= 0:
            return []
        # Terms are letters and digits only, so a quoted term cannot leave its quotes.
        match = " OR ".join(f'"{term}"' for term in terms)
        rows = self._db.execute(
            "SELECT rowid, bm25(passages) FROM passages WHERE passages MATCH ?"
            " ORDER BY bm25(passages), rowid LIMIT ?",
            (match, limit),
        )
        return [Hit(self._passages[row], -rank) for row, rank in rows]

    def __del__(self) -> None:
        self._db.close()  # Python 3.13 warns of a connection that is merely dropped
