#!/usr/bin/env python3
"""Makes the fonts of this folder from Debian's; README.md says from which packages.

    python3 assets/fonts/make.py [file whose characters are needed, too] ...
"""

import os
import sys
from fontTools import subset
from fontTools.ttLib import TTFont

INTER = "/usr/share/fonts/opentype/inter/Inter-{}.otf"
NOTO = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
NOTO_SC = 2  # the face of the collection that draws Chinese as in the mainland
HERE = os.path.dirname(os.path.abspath(__file__))


def span(first, last):
    return set(range(first, last + 1))


LATIN = (
    span(0x20, 0x7E) | span(0xA0, 0x17F) | {0x192, 0x2C6, 0x2C7, 0x2DA, 0x2DC}
    | span(0x2002, 0x200A) | span(0x2010, 0x203F) | {0x2044, 0x2052, 0x205F, 0x2060}
    | span(0x2070, 0x209C)  # raised and lowered digits
    | span(0x20A0, 0x20C0)  # currencies
    | {0x2116, 0x2120, 0x2122, 0x2126, 0x212E} | span(0x2150, 0x215F)
    | span(0x2190, 0x21FF)  # arrows
    | {0x2202, 0x2206, 0x220F, 0x2211, 0x2212, 0x2215, 0x2219, 0x221A, 0x221E, 0x222B, 0x2248, 0x2260, 0x2264, 0x2265}
    | {0x2318, 0x2325, 0x23CE, 0x232B} | span(0x25A0, 0x25FF) | {0x2605, 0x2606, 0x2713, 0x2715, 0x2717, 0x2718}
    | {0xFB01, 0xFB02, 0xFEFF, 0xFFFD}
)


def gb2312():
    """Levels 1 and 2, 6763 characters."""
    found = set()
    for high in range(0xB0, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                found.add(ord(bytes([high, low]).decode("gb2312")))
            except UnicodeDecodeError:
                pass
    return found


def characters_of(paths):
    found = set()
    for path in paths:
        with open(path, encoding="utf-8-sig") as file:
            found |= {ord(c) for c in file.read() if ord(c) > 0x7F}
    return found


def options(features):
    chosen = subset.Options()
    chosen.layout_features = features
    chosen.hinting = False
    chosen.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]
    chosen.notdef_outline = True
    return chosen


def tabular_digits(font):
    """Lets the digits be those of equal width: egui cannot ask for `tnum`."""
    gsub = font["GSUB"].table
    swap = {}
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for table in gsub.LookupList.Lookup[index].SubTable:
                    swap.update(getattr(table, "ExtSubTable", table).mapping)
    for table in font["cmap"].tables:
        for code in span(0x30, 0x39) & table.cmap.keys():
            table.cmap[code] = swap.get(table.cmap[code], table.cmap[code])
    # The 4 of the heavier weights is a hair narrower than the other digits.
    digits = font.getBestCmap()
    width = font["hmtx"][digits[0x30]][0]
    for code in span(0x30, 0x39):
        font["hmtx"][digits[code]] = (width, font["hmtx"][digits[code]][1])


def share_baseline(font, other):
    """Gives `font` the height of a row of `other`.

    egui centres the row of a font that stands in on that of the first one; only where both have the same
    proportions do they stand on the same baseline.
    """
    scale = font["head"].unitsPerEm / other["head"].unitsPerEm
    ascent, descent = round(other["hhea"].ascent * scale), round(other["hhea"].descent * scale)
    font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = ascent, descent, 0
    font["OS/2"].sTypoAscender, font["OS/2"].sTypoDescender, font["OS/2"].sTypoLineGap = ascent, descent, 0


def cross(font):
    """U+2715 is not in Inter: the multiplication sign stands in for it."""
    for table in font["cmap"].tables:
        if table.isUnicode() and 0x2715 not in table.cmap and 0xD7 in table.cmap:
            table.cmap[0x2715] = table.cmap[0xD7]


def write(font, wanted, features, name):
    have = font.getBestCmap().keys()
    subsetter = subset.Subsetter(options(features))
    subsetter.populate(unicodes=sorted(wanted & have))
    subsetter.subset(font)
    path = os.path.join(HERE, name)
    font["head"].modified = font["head"].created  # the same bytes whenever this runs
    font.save(path)
    print(f"{name}: {len(wanted & have)} characters, {os.path.getsize(path)} bytes")
    return wanted & have


def main():
    needed = characters_of(sys.argv[1:])
    latin = set()
    for weight in ("Regular", "Medium", "SemiBold"):
        font = TTFont(INTER.format(weight), recalcTimestamp=False)
        tabular_digits(font)
        cross(font)
        latin = write(font, LATIN | needed, ["kern", "ccmp", "mark", "mkmk"], f"Inter-{weight}.otf")
    chinese = (
        gb2312() | needed | span(0x3000, 0x303F) | span(0xFF01, 0xFF5E) | span(0xFFE0, 0xFFE6)
        | span(0x2460, 0x2473) | {0xB7, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026} | (LATIN - latin)
    ) - (span(0x20, 0x7F))
    font = TTFont(NOTO, fontNumber=NOTO_SC, recalcTimestamp=False)
    share_baseline(font, TTFont(INTER.format("Regular")))
    got = write(font, chinese, [], "NotoSansSC-Regular.otf")
    missing = sorted(needed - latin - got)
    if missing:
        print("in neither font:", " ".join(f"U+{code:04X} {chr(code)}" for code in missing))


if __name__ == "__main__":
    main()
