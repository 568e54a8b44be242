"""template.yaml (SAM) into the plain CloudFormation the engine is given, offline and cached."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from scripts.local.aws import REGION
from scripts.local.paths import CACHE

CODE_BUCKET = "seogi-local-code"
CODE_KEY = "placeholder.zip"
_FORMAT = 3  # part of the cache key: raise it when the shape of the result changes

Resources = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Translated:
    """What to create, and what only the template knows about it.

    `code` and `layers` map a function's logical id and a layer's name to their source folder;
    `asleep` holds event sources that the template itself switches off.
    """

    body: dict[str, Any]
    code: Mapping[str, Path]
    layers: Mapping[str, Path]
    asleep: frozenset[str]
    digest: str

    @property
    def resources(self) -> Resources:
        found: Resources = self.body["Resources"]
        return found

    def of_type(self, kind: str) -> dict[str, dict[str, Any]]:
        return {name: r for name, r in self.resources.items() if r["Type"] == kind}


def translate(template: Path, parameters: Mapping[str, str]) -> Translated:
    """Expand the SAM macro; the result is kept in `.cache/` under a hash of everything it reads."""
    source = template.read_bytes()
    key = hashlib.sha256(source)
    key.update(f"{_FORMAT} {metadata.version('aws-sam-translator')} {parameters}".encode())
    digest = key.hexdigest()[:24]
    kept = CACHE / "local" / f"{digest}.json"
    if kept.exists():
        made = json.loads(kept.read_text())
    else:
        made = _translate(source.decode(), parameters)
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps(made))
    return Translated(
        body=made["body"],
        code={name: template.parent / path for name, path in made["code"].items()},
        layers={name: template.parent / path for name, path in made["layers"].items()},
        asleep=frozenset(made["asleep"]),
        digest=digest,
    )


def _translate(source: str, parameters: Mapping[str, str]) -> dict[str, Any]:
    # Imported here: three quarters of a second that a cached start does not spend.
    import boto3
    from samtranslator.parser.parser import Parser
    from samtranslator.translator.translator import Translator
    from samtranslator.yaml_helper import yaml_parse

    logging.getLogger("samtranslator").setLevel(logging.ERROR)
    template = yaml_parse(source)
    code, layers = take_sources(template["Resources"])
    session = boto3.session.Session(region_name=REGION)
    translator = Translator({}, Parser(), None, session)
    body = translator.translate(template, dict(parameters))
    asleep = adapt(body)
    return {"body": body, "code": code, "layers": layers, "asleep": sorted(asleep)}


def take_sources(resources: Resources) -> tuple[dict[str, str], dict[str, str]]:
    """Point every function and layer at the placeholder archive and return their folders."""
    placeholder = f"s3://{CODE_BUCKET}/{CODE_KEY}"
    code: dict[str, str] = {}
    layers: dict[str, str] = {}
    for name, resource in resources.items():
        properties = resource.get("Properties", {})
        if resource["Type"] == "AWS::Serverless::Function":
            code[name] = properties["CodeUri"]
            properties["CodeUri"] = placeholder
        elif resource["Type"] == "AWS::Serverless::LayerVersion":
            layers[properties.get("LayerName", name)] = properties["ContentUri"]
            properties["ContentUri"] = placeholder
    return code, layers


def adapt(body: dict[str, Any]) -> set[str]:
    """Take out what the engine refuses and put its own event loops to sleep.

    Refused are deployments (CodeDeploy) and alarms over metric math: nothing a user of the
    local stack could notice. Event sources are created switched off, because the runner does
    their work. Returns the names of those that the template had switched off itself.
    """
    resources: Resources = body["Resources"]
    for name in [n for n, r in resources.items() if _refused(r)]:
        del resources[name]
    asleep = set()
    for name, resource in resources.items():
        resource.pop("UpdatePolicy", None)
        properties = resource.get("Properties", {})
        if resource["Type"] == "AWS::Lambda::EventSourceMapping":
            asleep |= set() if properties.get("Enabled", True) else {name}
            properties["Enabled"] = False
        elif resource["Type"] == "AWS::Events::Rule":
            asleep |= {name} if properties.get("State") == "DISABLED" else set()
            properties["State"] = "DISABLED"
    stage = body.get("Parameters", {}).get("Stage", {})
    if "local" not in stage.get("AllowedValues", ["local"]):
        stage["AllowedValues"].append("local")
    return asleep


def _refused(resource: dict[str, Any]) -> bool:
    kind: str = resource["Type"]
    if kind.startswith("AWS::CodeDeploy::"):
        return True
    return kind == "AWS::CloudWatch::Alarm" and "Metrics" in resource["Properties"]
