#!/usr/bin/env python3
"""Writes what the fuzzers begin with, made from the shipped content: seeds.py PROJECT OUT."""
import hashlib
import json
import pathlib
import re
import sys

project, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
content = project / "assets/content/base"


def write(kind, text):
    folder = out / kind
    folder.mkdir(parents=True, exist_ok=True)
    data = text.encode()
    (folder / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)


def documents():
    return [path for path in sorted(content.rglob("*.json")) if path.relative_to(content).parts[0] != "examples"]


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


# The smallest pack is the one that assets/README.md shows; each shipped document comes beside it once.
shown = re.findall(r"`assets/content/small/([a-z/.-]+)`:\n+```json\n(.*?)```", (project / "assets/README.md").read_text(), re.S)
small = dict(shown)
pack = json.loads(small.pop("pack.json"))


def packed(more):
    together = {**small, **more}
    listed = {**pack, "documents": [name for name in together]}
    return "".join(f"=== {name}\n{text}\n" for name, text in [("pack.json", json.dumps(listed)), *together.items()])


write("pack", packed({}))
for path in documents():
    name = path.relative_to(content).as_posix()
    if name != "pack.json":
        write("pack", packed({name: path.read_text()}))
    for text in strings(json.loads(path.read_text())):
        if re.search(r"[<>=*/+(]| (and|or|in|has) ", text) and "://" not in text:
            write("rules", text)
for path in sorted((content / "examples").glob("*.json")):
    write("answers", path.read_text())
    write("answers", json.dumps(json.loads(path.read_text())["answers"]))
