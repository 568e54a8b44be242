"""How sorts of reports are planned and laid out: the built-in template and uploaded ones."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from seogi.errors import NotFound, PermissionDenied
from seogi.features.documents.ports import ListPlaceholders
from seogi.features.reports.model import (
    BuiltInTemplate,
    Template,
    TemplateNotFound,
    UploadNotArrived,
)
from seogi.features.reports.ports import IdFamily, ReportStore, UploadDrop
from seogi.identity import Principal, Role
from seogi.jobs.ports import BlobStore
from seogi.texts import text

BUILT_IN = 1
"""Every tenant has it; published clients send 1 when the user has chosen none."""
PARTS = ("SUMMARY", "BACKGROUND", "MAIN_CONTENT", "CONCLUSION")
TITLE_MAX = 200
UPLOAD_MAX, UPLOAD_TYPE = 10_000_000, "application/octet-stream"


def built_in(tenant: str, lang: str) -> Template:
    """The template of who brings none: its headings are left to the planner."""
    return Template(
        template_id=BUILT_IN,
        tenant=tenant,
        owner="",
        title=text(lang, "template.built_in"),
        filename="",
        size=0,
        sha256="",
        key="",
        prompt_user=text(lang, "template.prompt_user"),
        prompt_system=text(lang, "plan.default_guide"),
        placeholders=(),
        headings=(),
        created_at=0,
    )


def find(store: ReportStore, tenant: str, template_id: int | None, lang: str) -> Template:
    """The template of that number; none, and 1, mean the built-in one.

    Raises:
        TemplateNotFound: there is none.
    """
    if template_id is None or template_id == BUILT_IN:
        return built_in(tenant, lang)
    found = store.template(tenant, template_id)
    if found is None:
        raise TemplateNotFound
    return found


def headings_of(placeholders: Sequence[str], lang: str) -> tuple[str, ...]:
    """The sections that a template's marks ask for, in the template's order."""
    return tuple(text(lang, f"template.part.{key}") for key in placeholders if key in PARTS)


def guide_of(title: str, placeholders: Sequence[str], lang: str) -> str:
    """The system prompt that a template's marks amount to."""
    lines = [text(lang, "plan.default_guide"), text(lang, "template.guide.title", title=title)]
    headings = headings_of(placeholders, lang)
    if headings:
        listed = "\n".join(f"{n}. {heading}" for n, heading in enumerate(headings, 1))
        lines.append(text(lang, "template.guide.headings") + "\n" + listed)
    lines.append(text(lang, "template.guide.rules"))
    return "\n\n".join(lines)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came; `title` may be empty."""

    title: str
    filename: str
    content: bytes


@dataclass(frozen=True, slots=True)
class UploadPlace:
    """Where a file may be left with one PUT, and the name to claim it by."""

    key: str
    url: str


@dataclass(frozen=True, slots=True)
class TemplateChange:
    """What to rewrite; None stays as it is."""

    title: str | None = None
    prompt_user: str | None = None
    prompt_system: str | None = None


@dataclass(frozen=True, slots=True)
class Templates:
    """The templates of a firm: everybody uses them, who brought one changes it."""

    store: ReportStore
    blobs: BlobStore
    placeholders: ListPlaceholders
    drop: UploadDrop
    new_name: Callable[[], str]
    now: Callable[[], int]

    def all(self, who: Principal, lang: str) -> list[Template]:
        """The built-in one first, then the others, oldest first."""
        return [built_in(who.tenant, lang), *self.store.templates(who.tenant)]

    def one(self, who: Principal, template_id: int, lang: str) -> Template:
        """The template.

        Raises:
            TemplateNotFound: there is none.
        """
        return find(self.store, who.tenant, template_id, lang)

    def add(self, who: Principal, upload: Upload, lang: str) -> Template:
        """Keeps an uploaded .hwpx once it is known to be one that can be filled.

        Raises:
            TemplateTooLarge, NotHwpx, TemplateEncrypted, TemplateBomb, TemplateBroken: as
                `ListPlaceholders` says.
        """
        marks = self.placeholders(upload.content)
        template_id = self._new_id(who.tenant)
        title = (upload.title or upload.filename.rpartition(".")[0]).strip()[:TITLE_MAX]
        title = title or text(lang, "template.untitled")
        template = Template(
            template_id=template_id,
            tenant=who.tenant,
            owner=who.user_id,
            title=title,
            filename=upload.filename,
            size=len(upload.content),
            sha256=hashlib.sha256(upload.content).hexdigest(),
            key=f"artifacts/{who.tenant}/templates/{template_id}.hwpx",
            prompt_user=text(lang, "template.prompt_user"),
            prompt_system=guide_of(title, marks, lang),
            placeholders=marks,
            headings=headings_of(marks, lang),
            created_at=self.now(),
        )
        self.blobs.put(template.key, upload.content)
        self.store.put_template(template)
        return template

    def place(self, who: Principal) -> UploadPlace:
        """Where a file goes that is too large for a request."""
        key = f"{_drop_of(who)}{self.new_name()}"
        return UploadPlace(key, self.drop.link(key, UPLOAD_TYPE))

    def add_left(self, who: Principal, key: str, title: str, filename: str, lang: str) -> Template:
        """Keeps the template that was left at a place given to the caller.

        Raises:
            UploadNotArrived: nothing lies there, or it is somebody else's place.
            TemplateTooLarge and the others: as for `add`.
        """
        if not key.startswith(_drop_of(who)):
            raise UploadNotArrived
        try:
            content = self.drop.take(key, UPLOAD_MAX)
        except NotFound as missing:
            raise UploadNotArrived from missing
        return self.add(who, Upload(title, filename, content), lang)

    def change(self, who: Principal, template_id: int, change: TemplateChange) -> Template:
        """The template after it.

        Raises:
            TemplateNotFound, BuiltInTemplate, PermissionDenied: as they say.
        """
        template = self._own(who, template_id)
        after = replace(
            template,
            title=template.title if change.title is None else change.title,
            prompt_user=template.prompt_user if change.prompt_user is None else change.prompt_user,
            prompt_system=(
                template.prompt_system if change.prompt_system is None else change.prompt_system
            ),
        )
        self.store.put_template(after)
        return after

    def regenerate(self, who: Principal, template_id: int, lang: str) -> Template:
        """The template with its system prompt made anew from its marks.

        Raises:
            TemplateNotFound, BuiltInTemplate, PermissionDenied: as they say.
        """
        template = self._own(who, template_id)
        prompt = guide_of(template.title, template.placeholders, lang)
        return self.change(who, template_id, TemplateChange(prompt_system=prompt))

    def remove(self, who: Principal, template_id: int) -> None:
        """Takes it away; reports made with it stay as they are.

        Raises:
            TemplateNotFound, BuiltInTemplate, PermissionDenied: as they say.
        """
        self._own(who, template_id)
        self.store.delete_template(who.tenant, template_id)

    def _own(self, who: Principal, template_id: int) -> Template:
        if template_id == BUILT_IN:
            raise BuiltInTemplate
        template = find(self.store, who.tenant, template_id, "ko")
        if template.owner != who.user_id and who.role is not Role.ADMIN:
            raise PermissionDenied
        return template

    def _new_id(self, tenant: str) -> int:
        """A number that is not the built-in template's."""
        (number,) = self.store.new_ids(tenant, IdFamily.TEMPLATE)
        if number == BUILT_IN:
            (number,) = self.store.new_ids(tenant, IdFamily.TEMPLATE)
        return number


def _drop_of(who: Principal) -> str:
    return f"tmp/{who.tenant}/{who.user_id}/"
