#!/usr/bin/env python3
"""Lists the packages that the program is made of, with their licences, for About:

    python3 assets/licences/make.py

Those of the default features on Linux, Windows and macOS, without what only builds and tests need. The first line tells
from which Cargo.lock, so that a test finds a list that is out of date.
"""

import pathlib
import re
import subprocess

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PLATFORMS = ["x86_64-unknown-linux-gnu", "x86_64-pc-windows-msvc", "aarch64-apple-darwin"]


def packages(platform):
    """Name, version and licence of each package that is linked on a platform."""
    command = ["cargo", "tree", "--locked", "--edges", "normal", "--target", platform, "--prefix", "none"]
    tree = subprocess.run([*command, "--format", "{p}\t{l}"], cwd=ROOT, check=True, text=True, stdout=subprocess.PIPE)
    for line in filter(None, tree.stdout.splitlines()):
        package, licence = line.split("\t")
        name, version = package.split()[:2]
        if name != "resumption-monitor":
            # A slash is the old way to write "or"; a star says that the package is listed above.
            yield name, version.lstrip("v"), re.sub(r" ?/ ?", " OR ", licence.removesuffix(" (*)"))


def digest(lock):
    """FNV-1a of the names and versions in Cargo.lock, as tests/it/licences.rs works it out."""
    named = re.findall(r'^name = "(.+)"\nversion = "(.+)"$', lock, re.M)
    value = 0xCBF29CE484222325
    for byte in "".join(f"{name} {version}\n" for name, version in named).encode():
        value = (value ^ byte) * 0x100000001B3 % 2**64
    return f"{value:016x}"


def main():
    listed = sorted({package for platform in PLATFORMS for package in packages(platform)})
    lines = [f"Cargo.lock {digest((ROOT / 'Cargo.lock').read_text())}"]
    lines += ["\t".join(package) for package in listed]
    (HERE / "packages.txt").write_text("\n".join(lines) + "\n")


main()
