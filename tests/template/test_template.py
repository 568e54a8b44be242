"""The template keeps every rule, and every rule notices the mistake it is there for."""

import copy

import pytest

from scripts.checks.template import ROOT, expand, load
from tests.template.mutants import MUTANTS, Mutant
from tests.template.reading import Template
from tests.template.rules import RULES, Rule


@pytest.fixture(scope="module")
def template() -> Template:
    return load()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_template_keeps_the_rule(rule: Rule, template: Template) -> None:
    assert list(rule(template)) == []


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_one_mistake_is_noticed_by_its_rule(mutant: Mutant, template: Template) -> None:
    broken = copy.deepcopy(template)
    mutant.apply(broken)
    assert broken != template
    assert list(mutant.rule(broken)) != []


def test_every_rule_has_a_mistake_it_notices() -> None:
    shown = {mutant.rule for mutant in MUTANTS}
    assert [rule.__name__ for rule in RULES if rule not in shown] == []


def test_the_build_makes_a_layer_and_every_function(template: Template) -> None:
    made = {
        line.split(":")[0].removeprefix("build-")
        for line in (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
        if line.startswith("build-")
    }
    built = {
        name
        for name, resource in template["Resources"].items()
        if resource.get("Metadata", {}).get("BuildMethod") == "makefile"
    }
    assert made == built


def test_the_expanded_template_has_an_alias_and_a_role_for_every_function(
    template: Template,
) -> None:
    resources = expand(template)["Resources"]
    functions = {
        name for name, each in resources.items() if each["Type"] == "AWS::Lambda::Function"
    }
    assert len(functions) == 6
    assert {f"{name}Aliaslive" for name in functions} <= resources.keys()
    assert {f"{name}Role" for name in functions} <= resources.keys()


def test_expansion_opens_no_route_without_the_api_prefix(template: Template) -> None:
    (api,) = (
        each["Properties"]["Body"]
        for each in expand(template)["Resources"].values()
        if each["Type"] == "AWS::ApiGatewayV2::Api"
    )
    assert list(api["paths"]) == ["/api/{proxy+}"]
    assert "x-amazon-apigateway-cors" not in api
