"""The mistakes of `mutants.yaml` as values that can be applied to a template."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.template.reading import Template
from tests.template.rules import RULES, Rule

_GONE = object()


@dataclass(frozen=True, slots=True)
class Mutant:
    name: str
    rule: Rule
    path: str
    value: Any = _GONE

    def apply(self, template: Template) -> None:
        *way, last = self.path.split(".")
        node: Any = template if way[:1] in (["Globals"], ["Parameters"]) else template["Resources"]
        for step in way:
            node = node[int(step)] if step.isdecimal() else node.setdefault(step, {})
        key: Any = int(last) if last.isdecimal() else last
        if self.value is _GONE:
            del node[key]
        else:
            node[key] = self.value


def _read() -> tuple[Mutant, ...]:
    rules = {rule.__name__: rule for rule in RULES}
    text = Path(__file__).with_name("mutants.yaml").read_text(encoding="utf-8")
    return tuple(
        Mutant(name, rules[rule], path, *value)
        for rule, mistakes in yaml.safe_load(text).items()
        for name, path, *value in mistakes
    )


MUTANTS = _read()
