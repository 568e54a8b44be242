"""What the code calls and what the template allows, side by side."""

import ast
from collections.abc import Iterator
from functools import cache

from scripts.checks.template import ROOT
from tests.template.reading import Template, functions, listed, statements

ALLOWED_BY = {
    "get_item": "dynamodb:GetItem",
    "batch_get_item": "dynamodb:BatchGetItem",
    "batch_write_item": "dynamodb:BatchWriteItem",
    "query": "dynamodb:Query",
    "scan": "dynamodb:Scan",
    "put_item": "dynamodb:PutItem",
    "update_item": "dynamodb:UpdateItem",
    "delete_item": "dynamodb:DeleteItem",
    "Put": "dynamodb:PutItem",
    "Update": "dynamodb:UpdateItem",
    "Delete": "dynamodb:DeleteItem",
    "ConditionCheck": "dynamodb:ConditionCheckItem",
    "send_message": "sqs:SendMessage",
    "send_message_batch": "sqs:SendMessage",
    "receive_message": "sqs:ReceiveMessage",
    "delete_message": "sqs:DeleteMessage",
    "change_message_visibility": "sqs:ChangeMessageVisibility",
    "get_queue_attributes": "sqs:GetQueueAttributes",
    "get_object": "s3:GetObject",
    "head_object": "s3:GetObject",
    "put_object": "s3:PutObject",
    "delete_object": "s3:DeleteObject",
    "list_objects_v2": "s3:ListBucket",
    "get_secret_value": "secretsmanager:GetSecretValue",
}
"""Method of a client, or key in a transaction → the action that allows it."""


def every_call_may_be_made(template: Template) -> Iterator[str]:
    for action in sorted(called() - granted(template)):
        yield f"the code needs {action}, which no function may do"


def nothing_is_allowed_in_vain(template: Template) -> Iterator[str]:
    for action in sorted(granted(template) - called()):
        yield f"{action} is allowed, and no code calls it"


def granted(template: Template) -> set[str]:
    return {
        action
        for function in functions(template).values()
        for statement in statements(function)
        for action in listed(statement["Action"])
    }


@cache
def called() -> frozenset[str]:
    """The actions behind every client call, signed link and transaction of the adapters."""
    words: set[object] = set()
    for path in (ROOT / "layers/seogi/python/seogi/adapters").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Dict):
                words |= {key.value for key in node.keys if isinstance(key, ast.Constant)}
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                words.add(node.func.attr)
                if node.func.attr == "generate_presigned_url":
                    words.add(ast.literal_eval(node.args[0]))
    return frozenset(action for word, action in ALLOWED_BY.items() if word in words)


RULES = (every_call_may_be_made, nothing_is_allowed_in_vain)
