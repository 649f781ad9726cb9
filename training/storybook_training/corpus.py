"""The books: which there are, which are held out, and their text."""

from __future__ import annotations

import csv
from pathlib import Path

HELD_OUT = ("the-tale-of-old-dog-spot", "the-bobbsey-twins-on-a-houseboat")


def slugs(corpus: Path) -> list[str]:
    """All book slugs of the manifest, in its order."""
    with open(corpus / "manifest.tsv", encoding="utf-8", newline="") as file:
        return [row["slug"] for row in csv.DictReader(file, delimiter="\t")]


def read_book(corpus: Path, slug: str) -> str:
    """One book's text, without leading or trailing white space."""
    return (corpus / "books" / f"{slug}.txt").read_text(encoding="utf-8").strip()


def training_books(corpus: Path, limit: int | None = None) -> dict[str, str]:
    """slug -> text of the books to train on: never one of HELD_OUT."""
    chosen = [slug for slug in slugs(corpus) if slug not in HELD_OUT][:limit]
    return {slug: read_book(corpus, slug) for slug in chosen}


def held_out_books(corpus: Path) -> dict[str, str]:
    """slug -> text of the two books that are never trained on."""
    return {slug: read_book(corpus, slug) for slug in HELD_OUT}
