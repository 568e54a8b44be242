"""The embedded index: BM25 over the two-syllable pieces of a case's passages, in memory.

Not SQLite's FTS5, which ranks the same: the Lambda runtimes on Amazon Linux 2 carry an SQLite of
2013 that has no FTS5, and a case is small enough for a dictionary.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from seogi.adapters.search.korean import query_terms, terms_of
from seogi.features.evidence.model import Passage
from seogi.features.evidence.ports import Hit

# Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), 3.4.
SATURATION = 1.2
LENGTH_WEIGHT = 0.75
# A question is a sentence; what is longer adds nothing but work.
MOST_TERMS = 200


class EmbeddedIndex:
    """`Retriever` over passages held in memory; built in milliseconds, gone with the object."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = tuple(passages)
        self._found: dict[str, list[tuple[int, int]]] = defaultdict(list)
        lengths = []
        for number, passage in enumerate(self._passages):
            counted = Counter(terms_of(passage.text))
            lengths.append(counted.total())
            for term, times in counted.items():
                self._found[term].append((number, times))
        mean = sum(lengths) / max(len(lengths), 1) or 1.0
        self._norms = [
            SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * length / mean) for length in lengths
        ]

    def search(self, query: str, limit: int) -> list[Hit]:
        scores: dict[int, float] = defaultdict(float)
        for term in query_terms(query)[:MOST_TERMS]:
            found = self._found.get(term, [])
            weight = self._weight(len(found))
            for number, times in found:
                scores[number] += weight * times * (SATURATION + 1) / (times + self._norms[number])
        best = sorted(scores, key=lambda number: (-scores[number], number))[: max(limit, 0)]
        return [Hit(self._passages[number], scores[number]) for number in best]

    def _weight(self, holding: int) -> float:
        """How much a term tells, by how few passages hold it; never negative."""
        return math.log(1 + (len(self._passages) - holding + 0.5) / (holding + 0.5))
