"""Packs a built page for who installs it: python3 tools/release.py WEB OUT

WEB holds dist, terreinkompas.html and the bill of materials. The archive is the same, to the last byte, whenever and
wherever it is made of the same files: in order, with the rights of plain files, and with one date for all, that of the
commit (or SOURCE_DATE_EPOCH).
"""

import hashlib
import os
import re
import subprocess
import sys
import time
import zipfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
EARLIEST = 315532800  # 1980, which is where a zip begins


def version():
    return re.search(r"project\(terreinkompas VERSION (\S+)", (PROJECT / "CMakeLists.txt").read_text()).group(1)


def date():
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given is None:
        asked = subprocess.run(["git", "-C", str(PROJECT), "log", "-1", "--format=%ct"], capture_output=True, text=True)
        given = asked.stdout.strip() if asked.returncode == 0 else ""
    return time.gmtime(max(EARLIEST, int(given or EARLIEST)))[:6]


def files_of(folder, below):
    return {f"{below}/{file.relative_to(folder).as_posix()}": file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def content(web):
    must = [web / "dist" / "index.html", web / "dist" / "licenses.txt", web / "terreinkompas.html", web / "bill-of-materials.cdx.json"]
    missing = [file.relative_to(web).as_posix() for file in must if not file.is_file()]
    if missing:
        sys.exit(f"tools/release: {', '.join(missing)} is not in {web}; build the page first: tools/run --build-only")
    found = files_of(web / "dist", "dist")
    if (web / "servers").is_dir():
        found |= files_of(web / "servers", "servers")
    found |= files_of(PROJECT / "manual", "manual")
    for file in must[1:]:
        found[file.name] = file.read_bytes()
    for name in ("LICENSE", "publiccode.yml"):
        found[name] = (PROJECT / name).read_bytes()
    for name in ("LEESMIJ.txt", "README.txt"):
        words = (PROJECT / "assets" / "release" / name).read_text(encoding="utf-8").replace("{version}", version())
        found[name] = words.replace("\n", "\r\n").encode("utf-8-sig")  # what an old editor on Windows reads, too
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(found.items()))
    return found | {"SHA256SUMS": sums.encode()}


def main(web, out):
    name = f"terreinkompas-{version()}"
    found = content(web)
    out.mkdir(parents=True, exist_ok=True)
    archive = out / f"{name}.zip"
    when = date()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as into:
        for path in sorted(found):
            entry = zipfile.ZipInfo(f"{name}/{path}", when)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            into.writestr(entry, found[path])
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    (out / f"{name}.zip.sha256").write_text(f"{digest}  {archive.name}\n")
    print(f"{archive}: {len(found)} files, {archive.stat().st_size} bytes, SHA-256 {digest}")


if len(sys.argv) != 3:
    sys.exit("usage: python3 tools/release.py WEB OUT")
main(Path(sys.argv[1]), Path(sys.argv[2]))
