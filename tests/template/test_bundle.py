"""What the build leaves out, and for which platform it builds."""

import gzip
import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import botocore
import pytest
from botocore.config import Config
from botocore.loaders import Loader
from botocore.session import Session, get_session
from botocore.stub import Stubber

from scripts.bundle.build import _compile
from scripts.bundle.prune import SERVICES, prune
from scripts.bundle.target import read_target
from scripts.checks.artefacts import problems
from scripts.checks.template import ROOT, load

TAG = sys.implementation.cache_tag or ""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """An installed function with a botocore of three services."""
    data = tmp_path / "botocore/data"
    for service in ("sqs", "dynamodb", "ec2"):
        folder = data / service / "2012-11-05"
        folder.mkdir(parents=True)
        model = {"documentation": "<p>Long.</p>", "shapes": {"documentation": {"type": "string"}}}
        (folder / "service-2.json.gz").write_bytes(gzip.compress(json.dumps(model).encode()))
        (folder / "examples-1.json").write_text("{}")
    endpoints = {"partitions": [{"partition": "aws", "services": {"sqs": {}, "ec2": {}}}]}
    (data / "endpoints.json").write_text(json.dumps(endpoints))
    (tmp_path / "pkg-1.dist-info").mkdir()
    (tmp_path / "pkg-1.dist-info/METADATA").write_text("Name: pkg")
    (tmp_path / "pkg-1.dist-info/RECORD").write_text("")
    (tmp_path / "handler.py").write_text("handler = print\n")
    return tmp_path


def test_only_the_services_in_use_are_described(tree: Path) -> None:
    prune(tree)
    data = tree / "botocore/data"
    assert {path.name for path in data.iterdir() if path.is_dir()} == {"sqs", "dynamodb"}
    (partition,) = json.loads((data / "endpoints.json").read_text())["partitions"]
    assert partition["services"] == {"sqs": {}}


def test_descriptions_lose_their_prose_but_not_a_member_of_that_name(tree: Path) -> None:
    prune(tree)
    model = json.loads((tree / "botocore/data/sqs/2012-11-05/service-2.json").read_text())
    assert model == {"documentation": "", "shapes": {"documentation": {"type": "string"}}}


@pytest.fixture
def pruned_session(tmp_path: Path) -> Session:
    """A session that knows AWS only from pruned copies of the installed descriptions."""
    installed = Path(botocore.__file__).parent / "data"
    data = tmp_path / "botocore/data"
    for service in SERVICES:
        shutil.copytree(installed / service, data / service)
    for file in installed.glob("*.json"):
        shutil.copy(file, data)
    prune(tmp_path)
    session = get_session()
    session.set_credentials("key", "secret")
    paths = [str(data)]
    loader = Loader(extra_search_paths=paths, include_default_search_paths=False)
    session.register_component("data_loader", loader)
    return session


def test_clients_of_the_pruned_descriptions_sign_links_and_find_their_hosts(
    pruned_session: Session,
) -> None:
    region = "ap-northeast-2"
    hosts = {
        name: pruned_session.create_client(name, region_name=region).meta.endpoint_url
        for name in ("dynamodb", "s3", "secretsmanager", "sqs")
    }
    assert hosts == {name: f"https://{name}.{region}.amazonaws.com" for name in hosts}
    virtual = Config(signature_version="s3v4", s3={"addressing_style": "virtual"})
    s3: Any = pruned_session.create_client("s3", region_name=region, config=virtual)
    link = s3.generate_presigned_url("put_object", Params={"Bucket": "b-1", "Key": "raw/t/c/e"})
    assert link.startswith(f"https://b-1.s3.{region}.amazonaws.com/raw/t/c/e?")


def test_calls_are_written_and_read_by_the_pruned_descriptions(pruned_session: Session) -> None:
    client: Any = pruned_session.create_client("dynamodb", region_name="ap-northeast-2")
    key = {"pk": {"S": "t#1"}, "sk": {"S": "job"}}
    with Stubber(client) as stubbed:
        stubbed.add_response("get_item", {"Item": key}, {"TableName": "jobs", "Key": key})
        stubbed.add_client_error("put_item", "ConditionalCheckFailedException")
        assert client.get_item(TableName="jobs", Key=key)["Item"] == key
        with pytest.raises(client.exceptions.ConditionalCheckFailedException):
            client.put_item(TableName="jobs", Item=key)


def test_an_installers_cache_behind_a_hard_link_stays_as_it_was(tree: Path, tmp_path: Path) -> None:
    linked = tree / "botocore/data/endpoints.json"
    kept = tmp_path / "cached.json"
    kept.hardlink_to(linked)
    before = kept.read_text()
    prune(tree)
    assert kept.read_text() == before != linked.read_text()


def test_names_and_licences_of_packages_stay(tree: Path) -> None:
    prune(tree)
    assert [path.name for path in (tree / "pkg-1.dist-info").iterdir()] == ["METADATA"]


def test_every_service_that_the_code_asks_for_is_described() -> None:
    clients = (ROOT / "layers/seogi/python/seogi/adapters/aws.py").read_text(encoding="utf-8")
    asked = {
        line.partition("_client(")[2].partition('"')[2].partition('"')[0]
        for line in clients.replace("_client(\n", "_client(").splitlines()
        if "_client(" in line and '"' in line.partition("_client(")[2]
    }
    assert {"dynamodb", "sqs", "s3", "secretsmanager"} >= asked > set()
    assert asked <= set(SERVICES)


def test_the_platform_is_the_templates_default_unless_told(monkeypatch: pytest.MonkeyPatch) -> None:
    parameters = load()["Parameters"]
    monkeypatch.delenv("SEOGI_RUNTIME", raising=False)
    monkeypatch.delenv("SEOGI_ARCHITECTURE", raising=False)
    assert f"python{read_target().minor}" == parameters["Runtime"]["Default"]
    assert read_target().machine == "aarch64"
    monkeypatch.setenv("SEOGI_ARCHITECTURE", "x86_64")
    monkeypatch.setenv("SEOGI_RUNTIME", "python3.14")
    assert (read_target().minor, read_target().machine) == ("3.14", "x86_64")


def test_bytecode_is_complete_and_not_checked_at_import(tree: Path) -> None:
    before = list(problems(tree, importlib.util.MAGIC_NUMBER, TAG))
    _compile(tree, sys.executable, "/var/task")
    assert any("no cpython" in line for line in before)
    assert [x for x in problems(tree, importlib.util.MAGIC_NUMBER, TAG) if " ships " not in x] == []
    (tree / "handler.py").write_text("raise RuntimeError('recompiled')\n")
    done = subprocess.run([sys.executable, "-c", "import handler"], cwd=tree, check=False)
    assert done.returncode == 0


def test_the_artefact_check_names_what_is_too_much(tree: Path) -> None:
    found = list(problems(tree, b"", TAG))
    assert f"{tree.name} ships the description of ec2" in found
