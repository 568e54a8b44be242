"""The parts of an HWPX container and the names of its XML."""

from __future__ import annotations

SECTION, HEADER = "Contents/section0.xml", "Contents/header.xml"
MIMETYPE = b"application/hwp+zip"
HP = "{http://www.hancom.co.kr/hwpml/2011/paragraph}"
ROOTS = {
    "version.xml": "{http://www.hancom.co.kr/hwpml/2011/version}HCFVersion",
    "META-INF/container.xml": "{urn:oasis:names:tc:opendocument:xmlns:container}container",
    "Contents/content.hpf": "{http://www.idpf.org/2007/opf/}package",
    "Contents/header.xml": "{http://www.hancom.co.kr/hwpml/2011/head}head",
    "Contents/section0.xml": "{http://www.hancom.co.kr/hwpml/2011/section}sec",
}


def is_section(name: str) -> bool:
    return name.startswith("Contents/section") and name.endswith(".xml")
