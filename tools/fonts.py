#!/usr/bin/env python3
"""Makes the fonts of the page: tools/fonts.py ROOT OUT

Reads the npm packages of package.json and writes terreinkompas-{400,600,700}.ttf, icons.ttf, icons.json
(name to code point, for the page) and icons.gen.h (the same for C++). Needs Debian's python3-fonttools.
"""
import json, os, sys

# A font says when it was changed: the same each time, so that two builds give the same files.
os.environ.setdefault("SOURCE_DATE_EPOCH", "1577836800")

# On a machine with several Pythons only the system's one has the fonttools of the distribution.
try:
    from fontTools.ttLib import TTFont
except ImportError:
    system = "/usr/bin/python3"
    if os.path.realpath(sys.executable) == os.path.realpath(system):
        sys.exit("tools/fonts.py needs fonttools: run tools/setup")
    os.execv(system, [system] + sys.argv)
from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter

root, out = sys.argv[1], sys.argv[2]
os.makedirs(out, exist_ok=True)
LETTERS = [*range(0x20, 0x7F), *range(0xA0, 0x180), 0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2020, 0x2022, 0x2026,
           0x20AC, 0x2212, 0x02C6, 0x02DC]


def subset(font, unicodes, features=()):
    options = Options()
    options.layout_features = list(features)
    options.name_IDs = [0, 1, 2, 6, 13, 14]
    options.notdef_outline = True
    options.hinting = False
    options.drop_tables += ["DSIG", "STAT", "meta"]
    cutter = Subsetter(options)
    cutter.populate(unicodes=unicodes)
    cutter.subset(font)
    return font


def equal_digits(font):
    """Puts the digits of equal width (OpenType feature tnum) in the place of the usual ones."""
    if "GSUB" not in font:
        return
    table = font["GSUB"].table
    swap = {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for part in table.LookupList.Lookup[index].SubTable:
                    part = getattr(part, "ExtSubTable", part)
                    swap.update(getattr(part, "mapping", {}))
    for cmap in font["cmap"].tables:
        for code, name in list(cmap.cmap.items()):
            if 0x30 <= code <= 0x39 and name in swap:
                cmap.cmap[code] = swap[name]


def letters(weight):
    base = os.path.join(root, "node_modules/@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-%s-" + str(weight) + "-normal.woff2")
    latin, extended = TTFont(base % "latin"), TTFont(base % "latin-ext")
    for font in (latin, extended):
        if weight != 700:
            equal_digits(font)
        font.flavor = None
    here = set(latin.getBestCmap())
    there = set(extended.getBestCmap())
    wanted = set(LETTERS)
    subset(latin, sorted(wanted & here))
    extra = sorted((wanted & there) - here)
    target = os.path.join(out, f"terreinkompas-{weight}.ttf")
    latin.save(target + ".a")
    if extra:
        subset(extended, extra)
        extended.save(target + ".b")
        merged = Merger().merge([target + ".a", target + ".b"])
    else:
        merged = TTFont(target + ".a")
    for table in ("GSUB", "GPOS", "GDEF", "BASE"):
        if table in merged:
            del merged[table]
    merged.save(target + ".new")
    for rest in (".a", ".b"):
        if os.path.exists(target + rest):
            os.remove(target + rest)
    os.replace(target + ".new", target)
    missing = wanted - set(merged.getBestCmap())
    needed = {ord(c) for c in "€–—‘’“”·×²³éëïĳ\u00a0ÉüöàçñÄ"} & missing
    if needed:
        sys.exit("letters are missing: " + " ".join(chr(c) for c in sorted(needed)))


def icons():
    package = os.path.join(root, "node_modules/lucide-static/font")
    with open(os.path.join(package, "info.json"), encoding="utf-8") as file:
        info = json.load(file)
    with open(os.path.join(root, "assets/fonts/icons.txt"), encoding="utf-8") as file:
        names = sorted({line.strip() for line in file if line.strip()})
    renamed = {"circle-help": "circle-question-mark"}
    codes = {}
    for name in names:
        entry = info.get(name) or info.get(renamed.get(name, ""))
        if not entry:
            sys.exit(f"assets/fonts/icons.txt: Lucide has no icon called {name}")
        codes[name] = int(entry["encodedCode"].lstrip("\\"), 16)
    font = TTFont(os.path.join(package, "lucide.ttf"))
    subset(font, sorted(codes.values()))
    font.save(os.path.join(out, "icons.ttf"))
    with open(os.path.join(out, "icons.json"), "w", encoding="utf-8") as file:
        json.dump(codes, file)
    rows = "".join(f'    {{"{name}", 0x{code:X}}},\n' for name, code in sorted(codes.items()))
    with open(os.path.join(out, "icons.gen.h"), "w", encoding="utf-8") as file:
        file.write("// Written by tools/fonts.py from assets/fonts/icons.txt.\n#pragma once\n\n#include <string_view>\n\nnamespace tk::ui {\n\n"
                   "struct IconCode {\n    std::string_view name;\n    char32_t code;\n};\ninline constexpr IconCode icon_codes[] = {\n" + rows +
                   "};\n\n// 0 for a name that assets/fonts/icons.txt does not have.\nconstexpr char32_t icon_of(std::string_view name) {\n"
                   "    for (const auto& icon : icon_codes)\n        if (icon.name == name) return icon.code;\n    return 0;\n}\n\n}  // namespace tk::ui\n")


for weight in (400, 600, 700):
    letters(weight)
icons()
