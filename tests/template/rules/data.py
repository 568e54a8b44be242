"""Tables, buckets and secrets survive mistakes and are closed to the world."""

from collections.abc import Iterator

from tests.template.reading import BUCKET, TABLE, Template, of_type, target
from tests.template.rules.queues import refuses_plain_http

PUBLIC_ACCESS = (
    "BlockPublicAcls",
    "BlockPublicPolicy",
    "IgnorePublicAcls",
    "RestrictPublicBuckets",
)
KEPT = (TABLE, BUCKET, "AWS::SecretsManager::Secret")


def tables_can_be_restored(template: Template) -> Iterator[str]:
    for name, table in of_type(template, TABLE).items():
        point_in_time = table.get("PointInTimeRecoverySpecification", {})
        if point_in_time.get("PointInTimeRecoveryEnabled") is not True:
            yield f"{name} cannot be restored to a point in time"
        if table.get("DeletionProtectionEnabled") is not True:
            yield f"{name} can be deleted by one call"


def tables_forget_what_expires(template: Template) -> Iterator[str]:
    for name, table in of_type(template, TABLE).items():
        wanted = {"AttributeName": "expires_at", "Enabled": True}
        if table.get("TimeToLiveSpecification") != wanted:
            yield f"{name} never forgets"


def tables_grow_by_themselves(template: Template) -> Iterator[str]:
    for name, table in of_type(template, TABLE).items():
        if table.get("BillingMode") != "PAY_PER_REQUEST":
            yield f"{name} throttles at a guessed capacity"


def indexes_of_jobs_carry_keys_only(template: Template) -> Iterator[str]:
    """Every progress write of a job is paid once more per index that copies it."""
    jobs = of_type(template, TABLE)["JobsTable"]
    indexes = {index["IndexName"]: index for index in jobs.get("GlobalSecondaryIndexes", [])}
    for name in {"mine", "due"} - indexes.keys():
        yield f"JobsTable has no index {name}"
    for name, index in indexes.items():
        if index["Projection"] != {"ProjectionType": "KEYS_ONLY"}:
            yield f"the index {name} of JobsTable copies whole jobs"


def data_outlives_the_stack(template: Template) -> Iterator[str]:
    for name, resource in template["Resources"].items():
        if resource["Type"] not in KEPT:
            continue
        if resource.get("DeletionPolicy") not in ("Retain", "RetainExceptOnCreate"):
            yield f"{name} goes with the stack"
        if resource.get("UpdateReplacePolicy") != "Retain":
            yield f"{name} goes with a change that replaces it"


def buckets_are_closed(template: Template) -> Iterator[str]:
    for name, bucket in of_type(template, BUCKET).items():
        closed = bucket.get("PublicAccessBlockConfiguration", {})
        if not all(closed.get(setting) is True for setting in PUBLIC_ACCESS):
            yield f"{name} could be made public"
        if bucket.get("OwnershipControls") != {
            "Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]
        }:
            yield f"{name} still knows access lists"
        if "BucketEncryption" not in bucket:
            yield f"{name} does not say how it is encrypted"


def buckets_keep_versions_for_a_time(template: Template) -> Iterator[str]:
    for name, bucket in of_type(template, BUCKET).items():
        if bucket.get("VersioningConfiguration") != {"Status": "Enabled"}:
            yield f"{name} loses what is overwritten"
        rules = bucket.get("LifecycleConfiguration", {}).get("Rules", [])
        for setting in ("NoncurrentVersionExpiration", "AbortIncompleteMultipartUpload"):
            if not any(setting in rule for rule in rules):
                yield f"{name} pays for ever: no {setting}"


def buckets_refuse_plain_http(template: Template) -> Iterator[str]:
    covered = {
        target(policy["Bucket"])
        for policy in of_type(template, "AWS::S3::BucketPolicy").values()
        if any(refuses_plain_http(each) for each in policy["PolicyDocument"]["Statement"])
    }
    for name in of_type(template, BUCKET).keys() - covered:
        yield f"{name} takes requests without TLS"


def only_the_distribution_reads_the_web_bucket(template: Template) -> Iterator[str]:
    for name, policy in of_type(template, "AWS::S3::BucketPolicy").items():
        for statement in policy["PolicyDocument"]["Statement"]:
            if statement["Effect"] != "Allow":
                continue
            if "distribution/${Distribution}" not in str(statement.get("Condition", {})):
                yield f"{name} lets any distribution read"
            if "s3:ListBucket" not in statement["Action"]:
                yield f"{name}: a missing file would be a 403"


def uploads_reach_the_evidence_queue(template: Template) -> Iterator[str]:
    files = of_type(template, BUCKET)["FilesBucket"]
    sent = files.get("NotificationConfiguration", {}).get("QueueConfigurations", [])
    wanted = {"S3Key": {"Rules": [{"Name": "prefix", "Value": "raw/"}]}}
    if not any(target(each["Queue"]) == "EvidenceQueue" for each in sent):
        yield "nobody hears of an upload"
    if any(each.get("Filter") != wanted for each in sent):
        yield "what the workers write themselves would wake them again"
    if template["Resources"]["FilesBucket"].get("DependsOn") != "EvidenceQueueSenders":
        yield "S3 refuses the bucket while it may not send yet"


def browsers_may_upload(template: Template) -> Iterator[str]:
    rules = (
        of_type(template, BUCKET)["FilesBucket"].get("CorsConfiguration", {}).get("CorsRules", [])
    )
    if not any(
        {"GET", "PUT"} <= set(rule["AllowedMethods"]) and "ETag" in rule.get("ExposedHeaders", [])
        for rule in rules
    ):
        yield "a browser's upload is stopped by its own preflight"


RULES = (
    tables_can_be_restored,
    tables_forget_what_expires,
    tables_grow_by_themselves,
    indexes_of_jobs_carry_keys_only,
    data_outlives_the_stack,
    buckets_are_closed,
    buckets_keep_versions_for_a_time,
    buckets_refuse_plain_http,
    only_the_distribution_reads_the_web_bucket,
    uploads_reach_the_evidence_queue,
    browsers_may_upload,
)
