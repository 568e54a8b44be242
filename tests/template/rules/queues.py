"""Queues, their dead letters and the functions that read them."""

from collections.abc import Iterator

from tests.template.reading import (
    QUEUE,
    Template,
    dead_letters,
    listed,
    of_type,
    queue_events,
    target,
    targets,
)

FOUR_DAYS = 345600  # what SQS keeps when nothing is said


def only_failed_messages_return(template: Template) -> Iterator[str]:
    for function, _, queue, event in queue_events(template):
        if event.get("FunctionResponseTypes") != ["ReportBatchItemFailures"]:
            yield f"{function} takes the whole batch of {queue} back for one failure"


def visibility_is_six_times_the_timeout(template: Template) -> Iterator[str]:
    known = of_type(template, QUEUE)
    for function, properties, queue, event in queue_events(template):
        least = 6 * properties["Timeout"] + event.get("MaximumBatchingWindowInSeconds", 0)
        if known[queue].get("VisibilityTimeout", 30) < least:
            yield f"{queue} shows a message again while {function} may still work on it"


def invocations_of_workers_are_short(template: Template) -> Iterator[str]:
    for function, properties, _, _ in queue_events(template):
        if properties["Timeout"] > 120:
            yield f"{function} may hold a message for more than two minutes"


def every_queue_has_dead_letters(template: Template) -> Iterator[str]:
    known, dead = of_type(template, QUEUE), dead_letters(template)
    for name, queue in known.items():
        if name in dead.values():
            continue
        if dead.get(name) not in known:
            yield f"{name} has no dead-letter queue"
        elif queue["RedrivePolicy"]["maxReceiveCount"] < 5:
            yield f"{name} gives up before five tries"


def dead_letters_outlive_their_source(template: Template) -> Iterator[str]:
    known = of_type(template, QUEUE)
    for name, dead in dead_letters(template).items():
        kept = known[dead].get("MessageRetentionPeriod", FOUR_DAYS)
        if kept <= known[name].get("MessageRetentionPeriod", FOUR_DAYS):
            yield f"{dead} counts from the first send and forgets as early as {name}"


def dead_letters_are_not_shared(template: Template) -> Iterator[str]:
    used = list(dead_letters(template).values())
    for name in sorted({name for name in used if used.count(name) > 1}):
        yield f"{name} serves two queues: a redrive would send messages to the wrong one"


def every_working_queue_is_read(template: Template) -> Iterator[str]:
    read = {queue for _, _, queue, _ in queue_events(template)}
    for name in of_type(template, QUEUE).keys() - set(dead_letters(template).values()) - read:
        yield f"nobody reads {name}"


def queues_are_encrypted(template: Template) -> Iterator[str]:
    for name, queue in of_type(template, QUEUE).items():
        if not queue.get("SqsManagedSseEnabled") and "KmsMasterKeyId" not in queue:
            yield f"{name} is not encrypted"


def queues_refuse_plain_http(template: Template) -> Iterator[str]:
    covered = set()
    for policy in of_type(template, "AWS::SQS::QueuePolicy").values():
        if any(refuses_plain_http(each) for each in policy["PolicyDocument"]["Statement"]):
            covered |= {target(queue) for queue in policy["Queues"]}
    for name in of_type(template, QUEUE).keys() - covered:
        yield f"{name} takes requests without TLS"


def refuses_plain_http(statement: dict[str, object]) -> bool:
    return (
        statement["Effect"] == "Deny"
        and statement["Principal"] == "*"
        and statement.get("Condition") == {"Bool": {"aws:SecureTransport": "false"}}
    )


def queues_open_to_services_name_the_account(template: Template) -> Iterator[str]:
    for name, policy in of_type(template, "AWS::SQS::QueuePolicy").items():
        for statement in policy["PolicyDocument"]["Statement"]:
            if statement["Effect"] == "Allow" and "AccountId" not in str(
                statement.get("Condition")
            ):
                yield f"{name} lets a service of any account send"


def readers_have_a_cap(template: Template) -> Iterator[str]:
    for function, properties, queue, event in queue_events(template):
        if "MaximumConcurrency" not in event.get("ScalingConfig", {}):
            yield f"{function} may take the whole account's concurrency for {queue}"
        if "ReservedConcurrentExecutions" in properties:
            yield f"{function} reserves concurrency: throttled messages burn their receives"
        if "FilterCriteria" in event:
            yield f"{queue} would delete for good what the filter does not match"


def a_worker_can_move_its_own_messages(template: Template) -> Iterator[str]:
    """Heartbeats shorten and prolong the visibility of the message being worked on."""
    for function, properties, queue, _ in queue_events(template):
        allowed = {
            name
            for policy in properties.get("Policies", [])
            for statement in policy["Statement"]
            if "sqs:ChangeMessageVisibility" in listed(statement["Action"])
            for name in targets(statement["Resource"])
        }
        if queue not in allowed:
            yield f"{function} cannot change the visibility of its messages in {queue}"


def the_solo_queue_is_read_one_by_one(template: Template) -> Iterator[str]:
    for function, _, queue, event in queue_events(template):
        if queue == "SoloQueue" and event.get("BatchSize") != 1:
            yield f"{function} takes suspected poison together with others"


RULES = (
    only_failed_messages_return,
    visibility_is_six_times_the_timeout,
    invocations_of_workers_are_short,
    every_queue_has_dead_letters,
    dead_letters_outlive_their_source,
    dead_letters_are_not_shared,
    every_working_queue_is_read,
    queues_are_encrypted,
    queues_refuse_plain_http,
    queues_open_to_services_name_the_account,
    readers_have_a_cap,
    a_worker_can_move_its_own_messages,
    the_solo_queue_is_read_one_by_one,
)
