"""Reads template.yaml with its CloudFormation tags, and expands SAM to what is deployed.

`python -m scripts.checks.template FILE` writes the expanded template as JSON for scanners.
"""

import json
import sys
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
TEMPLATE = ROOT / "template.yaml"


class _Loader(yaml.SafeLoader):
    """YAML with `!Ref` and its relatives as their long forms."""


def _long_form(loader: _Loader, suffix: str, node: yaml.Node) -> dict[str, Any]:
    if isinstance(node, yaml.ScalarNode):
        value: Any = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    elif isinstance(node, yaml.MappingNode):
        value = loader.construct_mapping(node, deep=True)
    else:
        raise TypeError(node.tag)
    if suffix == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {suffix if suffix in ("Ref", "Condition") else f"Fn::{suffix}": value}


_Loader.add_multi_constructor("!", _long_form)


def load(path: Path = TEMPLATE) -> dict[str, Any]:
    text = path.read_text(encoding="utf-8")
    document: dict[str, Any] = yaml.load(text, _Loader)  # noqa: S506 (a SafeLoader)
    return document


def expand(template: dict[str, Any]) -> dict[str, Any]:
    """What CloudFormation receives, for the defaults of the parameters; no network."""
    from samtranslator.parser.parser import Parser
    from samtranslator.public.translator import Translator

    source = json.loads(json.dumps(template))
    for resource in source["Resources"].values():
        for local, stand_in in (("CodeUri", "s3://b/k"), ("ContentUri", "s3://b/k")):
            if local in resource.get("Properties", {}):
                resource["Properties"][local] = stand_in
    parameters = {
        name: parameter.get("Default", "") for name, parameter in source["Parameters"].items()
    }
    translator = Translator({}, Parser(), boto_session=_Session())
    expanded: dict[str, Any] = translator.translate(source, parameters)
    return expanded


class _Session:
    """All that samtranslator asks of a boto3 session."""

    region_name = "ap-northeast-2"

    def get_partition_for_region(self, region_name: str) -> str:
        return "aws-cn" if region_name.startswith("cn-") else "aws"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps(expand(load()), indent=1), encoding="utf-8")
