"""What the template must hold, each rule a function from a template to its complaints.

They are functions, so that every one can be shown a template with one mistake (`mutants.py`).
"""

from collections.abc import Callable, Iterator

from tests.template.reading import Template
from tests.template.rules import alarms, calls, data, edge, functions, queues

Rule = Callable[[Template], Iterator[str]]

RULES: tuple[Rule, ...] = (
    *queues.RULES,
    *functions.RULES,
    *calls.RULES,
    *data.RULES,
    *edge.RULES,
    *alarms.RULES,
)
