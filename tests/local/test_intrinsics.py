from __future__ import annotations

from typing import Any

import pytest

from scripts.local.intrinsics import Unresolved, resolve

NAMES = {"Api": "abc123", "AWS::Region": "here"}


@pytest.mark.parametrize(
    ("node", "wanted"),
    [
        ({"Ref": "Api"}, "abc123"),
        ({"Fn::Sub": "https://${Api}.${AWS::Region}/x"}, "https://abc123.here/x"),
        ({"Fn::Sub": ["${Api}-${Own}", {"Own": {"Ref": "AWS::Region"}}]}, "abc123-here"),
        ({"Fn::Sub": "${!Literal} ${Api}"}, "${Literal} abc123"),
        ({"Fn::Join": [",", [{"Ref": "Api"}, "b"]]}, "abc123,b"),
        ({"a": [{"Ref": "Api"}, 1], "b": True}, {"a": ["abc123", 1], "b": True}),
    ],
)
def test_references_become_what_the_deployed_stack_calls_them(node: Any, wanted: Any) -> None:
    assert resolve(node, NAMES) == wanted


@pytest.mark.parametrize("node", [{"Ref": "Nobody"}, {"Fn::Sub": "${Nobody}"}, {"Fn::If": []}])
def test_what_cannot_be_resolved_is_refused_and_never_left_in_place(node: Any) -> None:
    with pytest.raises(Unresolved):
        resolve(node, NAMES)
