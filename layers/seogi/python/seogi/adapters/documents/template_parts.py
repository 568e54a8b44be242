"""Opens an uploaded HWPX template, or says by name why it cannot be one; standard library only."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from pathlib import PurePosixPath
from xml.etree import ElementTree

from seogi.adapters.documents.hwpx_names import MIMETYPE, ROOTS, is_section
from seogi.adapters.documents.template_text import P, keys
from seogi.features.documents.errors import (
    NotHwpx,
    TemplateBomb,
    TemplateBroken,
    TemplateEncrypted,
    TemplateTooLarge,
)

MEGABYTE = 1_000_000
MAX_FILE = 10 * MEGABYTE
MAX_ENTRIES = 500
MAX_TOTAL = 100 * MEGABYTE
MAX_XML = 30 * MEGABYTE  # a tree takes some ten times its text in memory
MAX_RATIO = 100
RATIO_FLOOR = MEGABYTE  # a small part may well be one letter a million times
MANIFEST = "META-INF/manifest.xml"
XML_SUFFIXES = (".xml", ".hpf", ".rdf")
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")


def template_parts(template: bytes) -> dict[str, bytes]:
    """The parts in their order, each XML part known to be well formed and free of entities.

    Raises:
        TemplateTooLarge, NotHwpx, TemplateEncrypted, TemplateBomb, TemplateBroken
    """
    if len(template) > MAX_FILE:
        raise TemplateTooLarge(limit_mb=MAX_FILE // MEGABYTE)
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as archive:
            _check_limits(archive)
            _check_kind(archive)
            parts = {entry.filename: archive.read(entry) for entry in _files(archive)}
    except zipfile.BadZipFile as error:
        raise _unreadable(template) from error
    except (zlib.error, NotImplementedError, EOFError, OSError) as error:
        raise TemplateBroken("a part cannot be unpacked") from error
    _check_xml(parts)
    return parts


def _unreadable(template: bytes) -> NotHwpx | TemplateBroken:
    """A damaged HWPX still opens with the stored name and content of its first part."""
    if template.startswith(b"PK") and MIMETYPE in template[:200]:
        return TemplateBroken("the container is damaged")
    return NotHwpx("not a zip container")


def _files(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    return [entry for entry in archive.infolist() if not entry.is_dir()]


def _check_limits(archive: zipfile.ZipFile) -> None:
    """By the directory alone; unpacking a part never yields more than the directory says."""
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_TOTAL:
        raise TemplateBomb("too many parts, or too much in them")
    names = [entry.filename for entry in entries]
    if len(set(names)) != len(names) or any(_outside(name) for name in names):
        raise TemplateBomb("a part is doubled or lies outside the container")
    for entry in entries:
        packed = max(1, entry.compress_size)
        if entry.file_size > RATIO_FLOOR and entry.file_size / packed > MAX_RATIO:
            raise TemplateBomb("a part unpacks to too much")
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise TemplateBomb("a part is a link")


def _outside(name: str) -> bool:
    path = PurePosixPath(name)
    return path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name


def _check_kind(archive: zipfile.ZipFile) -> None:
    if any(entry.flag_bits & 0x1 for entry in archive.infolist()):
        raise TemplateEncrypted("a part is locked")
    names = set(archive.namelist())
    if "mimetype" not in names or archive.read("mimetype").strip() != MIMETYPE:
        raise NotHwpx("another mimetype")
    if MANIFEST in names and b"encryption-data" in archive.read(MANIFEST):
        raise TemplateEncrypted("the manifest names an encryption")
    if not ROOTS.keys() <= names:
        raise TemplateBroken("a part every document has is missing")


def _check_xml(parts: dict[str, bytes]) -> None:
    xml = {name: data for name, data in parts.items() if name.lower().endswith(XML_SUFFIXES)}
    if sum(map(len, xml.values())) > MAX_XML:
        raise TemplateBomb("more XML than a template needs")
    for name, data in xml.items():
        root = _root(data)
        if root.tag != ROOTS.get(name, root.tag):
            raise TemplateBroken("a part is of another kind")


def _root(data: bytes) -> ElementTree.Element:
    """The tree of a part that declares nothing: without a document type there are no entities."""
    flat = data.replace(b"\0", b"").upper()  # UTF-16 is allowed, and hides nothing
    if any(declaration in flat for declaration in _DECLARATIONS):
        raise TemplateBroken("a part declares a document type")
    try:
        return ElementTree.fromstring(data)  # noqa: S314
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise TemplateBroken("a part is not well-formed XML") from error


def placeholders(template: bytes) -> tuple[str, ...]:
    """The keys of the template's `{{KEY}}` marks, in order, each once.

    Raises:
        TemplateTooLarge, NotHwpx, TemplateEncrypted, TemplateBomb, TemplateBroken
    """
    parts = template_parts(template)
    roots = (ElementTree.fromstring(parts[name]) for name in sorted(filter(is_section, parts)))  # noqa: S314
    return tuple(dict.fromkeys(key for root in roots for p in root.iter(P) for key in keys(p)))
