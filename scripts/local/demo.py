"""`scripts/demo`: from evidence files to a draft whose citations can be looked up.

Everything goes over HTTP through the front door, as a browser would do it.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import mimetypes
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import httpx2

from scripts.local.console import FAILURES, interruptible, say
from scripts.local.demo_screen import LANGUAGES, Progress, Words, show_draft
from scripts.local.logs import to_stderr
from scripts.local.paths import ROOT
from scripts.local.sse import frames
from scripts.local.stack import Stack, running_stack

EVIDENCE = ROOT / "scripts" / "demo_evidence"
PATIENCE_SECONDS = 60.0
SETTLED = ("completed", "failed")


class DemoFailed(Exception):
    """A step did not come to what it should; the message says which and why."""


async def call(client: httpx2.AsyncClient, method: str, path: str, **request: Any) -> Any:
    """One request whose answer must be good.

    Raises:
        DemoFailed: it was not.
    """
    answer = await client.request(method, path, **request)
    if answer.is_error:
        raise DemoFailed(f"{method} {path}: {answer.status_code} {answer.text[:500]}")
    return answer.json() if answer.content else None


def evidence_files(folder: Path) -> list[Path]:
    """What may be uploaded from a folder.

    Raises:
        DemoFailed: there is nothing.
    """
    skip = (".py", ".md")
    found = sorted(
        path
        for path in (folder.iterdir() if folder.is_dir() else ())
        if path.is_file() and path.suffix not in skip and not path.name.startswith(".")
    )
    if not found:
        raise DemoFailed(f"no evidence files in {folder}")
    return found


async def sign_in(client: httpx2.AsyncClient, stack: Stack) -> None:
    who = stack.users.get("lawyer")
    if who is None:
        raise DemoFailed("the stack has no demo users; is scripts/local/seed.py there?")
    credentials = {"email": who["email"], "password": who["password"]}
    answer = await call(client, "POST", "/api/auth/login", json=credentials)
    client.headers["authorization"] = f"Bearer {answer['access_token']}"


async def upload(client: httpx2.AsyncClient, case_id: str, path: Path) -> None:
    """Announce, put into storage by the signed link, say that it is there."""
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    announced = {"case_id": case_id, "filename": path.name, "content_type": kind}
    ticket = await call(client, "POST", "/api/evidence/presigned-url", json=announced)
    async with httpx2.AsyncClient(trust_env=False) as storage:  # without our token
        put = await storage.put(
            ticket["upload_url"], content=path.read_bytes(), headers={"content-type": kind}
        )
    if put.is_error:
        raise DemoFailed(f"upload of {path.name}: {put.status_code} {put.text[:300]}")
    done = {
        "case_id": case_id,
        "evidence_temp_id": ticket["evidence_temp_id"],
        "s3_key": ticket["s3_key"],
    }
    await call(client, "POST", "/api/evidence/upload-complete", json=done)


async def until_read(client: httpx2.AsyncClient, case_id: str, count: int) -> list[dict[str, Any]]:
    """Wait until every file is read.

    Raises:
        DemoFailed: one could not be, or it took over a minute.
    """
    deadline = time.monotonic() + PATIENCE_SECONDS
    listed: list[dict[str, Any]] = []
    while time.monotonic() < deadline:
        listed = (await call(client, "GET", f"/api/cases/{case_id}/evidence"))["evidence"]
        if len(listed) == count and all(one["status"] in SETTLED for one in listed):
            bad = [f"{o['filename']}: {o['error_message']}" for o in listed if o["error_code"]]
            if bad:
                raise DemoFailed("not readable: " + "; ".join(bad))
            return listed
        await asyncio.sleep(0.1)
    states = ", ".join(f"{one['filename']} {one['status']}" for one in listed)
    raise DemoFailed(f"the evidence was not read within {PATIENCE_SECONDS:.0f} s: {states}")


async def follow(
    client: httpx2.AsyncClient, job_id: str, words: Words, progress: Progress
) -> dict[str, Any]:
    """The job's live events until its last one; a stream that ends early is taken up again."""
    last: dict[str, Any] = {}
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        seen = {"last-event-id": str(last["version"])} if last else {}
        async with client.stream("GET", f"/api/jobs/{job_id}/events", headers=seen) as answer:
            if answer.is_error:
                await answer.aread()
                raise DemoFailed(f"events: {answer.status_code} {answer.text[:300]}")
            async for frame in frames(answer.aiter_lines()):
                last = frame.data
                message = words.written if last["status"] == "succeeded" else last["message"]
                progress(last["progress"], last["stage"], message)
                if frame.event == "done":
                    return last
    raise DemoFailed(f"the draft was not finished within {PATIENCE_SECONDS:.0f} s")


async def write_draft(
    client: httpx2.AsyncClient, case_id: str, words: Words, progress: Progress
) -> dict[str, Any]:
    ticket = await call(client, "POST", f"/api/cases/{case_id}/draft-preview-async", json={})
    job_id = ticket["job_id"]
    say(words.writing.format(job_id=job_id))
    last = await follow(client, job_id, words, progress)
    if last["status"] != "succeeded":
        raise DemoFailed(f"the draft ended as {last['status']}: {last.get('failure')}")
    found = await call(client, "GET", f"/api/cases/{case_id}/draft-jobs/{job_id}")
    result: dict[str, Any] = found["result"]
    return result


async def show(stack: Stack, folder: Path, lang: str) -> None:
    """The story, told step by step."""
    words = LANGUAGES[lang]
    files = evidence_files(folder)
    async with httpx2.AsyncClient(
        base_url=stack.base_url,
        headers={"accept-language": lang},
        timeout=httpx2.Timeout(30.0),
        trust_env=False,
    ) as client:
        await sign_in(client, stack)
        about = {
            "title": words.case_title,
            "client_name": words.client,
            "description": words.case_description,
        }
        case_id = (await call(client, "POST", "/api/cases", json=about))["id"]
        say(words.case.format(title=words.case_title, case_id=case_id))
        for path in files:
            await upload(client, case_id, path)
            say(words.uploaded.format(name=path.name))
        for one in await until_read(client, case_id, len(files)):
            say(words.read.format(name=one["filename"], kind=one["kind"], n=one["passages"]))
        draft = await write_draft(client, case_id, words, Progress(sys.stdout))
    show_draft(draft, words)
    say("\n" + words.look.format(url=f"{stack.base_url}/cases/{case_id}"))
    who = stack.users["lawyer"]
    say(words.sign_in.format(email=who["email"], password=who["password"]))


async def demo(folder: Path, lang: str, *, keep: bool) -> None:
    began = time.monotonic()
    stop = interruptible(signal.SIGINT, signal.SIGTERM)
    with tempfile.TemporaryDirectory(prefix="seogi-demo-") as data:
        async with running_stack(Path(data)) as stack:
            say(LANGUAGES[lang].started.format(seconds=time.monotonic() - began))
            telling = asyncio.create_task(show(stack, folder, lang))
            stopping = asyncio.create_task(stop.wait())
            await asyncio.wait((telling, stopping), return_when=asyncio.FIRST_COMPLETED)
            if not telling.done():
                telling.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await telling
                raise DemoFailed("interrupted")
            await telling
            say(LANGUAGES[lang].took.format(seconds=time.monotonic() - began))
            if keep:
                say(LANGUAGES[lang].kept)
                await stopping
            stopping.cancel()


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="scripts/demo", description=__doc__)
    parser.add_argument("--evidence", type=Path, default=EVIDENCE, help="folder with the files")
    parser.add_argument("--keep", action="store_true", help="leave it running until Ctrl-C")
    parser.add_argument("--lang", choices=sorted(LANGUAGES), default="ko")
    chosen = parser.parse_args(arguments)
    try:
        asyncio.run(demo(chosen.evidence, chosen.lang, keep=chosen.keep))
    except (*FAILURES, DemoFailed, httpx2.HTTPError, TimeoutError) as failure:
        to_stderr(f"scripts/demo: {failure or type(failure).__name__}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
