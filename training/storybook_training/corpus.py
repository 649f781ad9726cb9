"""The texts: stories and books, which are held out, and which are left out for a classroom's sake."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .tokenizer import END_OF_TEXT

HELD_OUT = ("the-tale-of-old-dog-spot", "the-bobbsey-twins-on-a-houseboat")
HELD_OUT_STORIES = "tinystories-held-out.txt"
# Files of corpus/stories that are trained on; each holds stories that END_OF_TEXT ends.
STORY_FILES = (
    "tinystories.txt",
    "tinystories-recased.txt",
    "african-storybook.txt",
    "bookdash.txt",
)
CHAPTER_BREAK = "\n\n\n"  # two blank lines: how the books separate their chapters


@dataclass(frozen=True)
class Document:
    """A story, or a chapter of a book."""

    text: str
    is_story: bool


def slugs(corpus: Path) -> list[str]:
    """Returns all book slugs of the manifest in its order, the simplest book first."""
    with open(corpus / "manifest.tsv", encoding="utf-8", newline="") as file:
        return [row["slug"] for row in csv.DictReader(file, delimiter="\t")]


def read_book(corpus: Path, slug: str) -> str:
    """Returns one book's text, without leading or trailing white space."""
    return (corpus / "books" / f"{slug}.txt").read_text(encoding="utf-8").strip()


def training_books(corpus: Path, limit: int | None = None) -> dict[str, str]:
    """Returns slug -> text of the `limit` simplest books to train on: never one of HELD_OUT."""
    chosen = [slug for slug in slugs(corpus) if slug not in HELD_OUT][:limit]
    return {slug: read_book(corpus, slug) for slug in chosen}


def held_out_books(corpus: Path) -> dict[str, str]:
    """Returns slug -> text of the two books that are never trained on."""
    return {slug: read_book(corpus, slug) for slug in HELD_OUT}


def read_stories(corpus: Path, name: str) -> list[str]:
    """Returns the stories of one file, without surrounding white space; empty ones are skipped."""
    text = (corpus / "stories" / name).read_text(encoding="utf-8")
    return [story for part in text.split(END_OF_TEXT) if (story := part.strip())]


def training_stories(corpus: Path) -> list[str]:
    """Returns all stories to train on: never one of HELD_OUT_STORIES."""
    return [story for name in STORY_FILES for story in read_stories(corpus, name)]


def held_out_stories(corpus: Path) -> list[str]:
    """Returns the stories that are never trained on."""
    return read_stories(corpus, HELD_OUT_STORIES)


def word_pattern(words: Path) -> re.Pattern[str]:
    """Returns a pattern that finds any entry of a JSON list of words, as a whole word in any case."""
    entries = sorted(json.loads(words.read_text(encoding="utf-8")), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, entries))})\b", re.IGNORECASE)


def training_documents(
    corpus: Path, books: int | None, words: Path | None
) -> tuple[list[Document], int]:
    """Returns the documents to train on, and how many were dropped.

    The stories and the chapters of the `books` simplest books, each document once. A document that
    holds an entry of `words` is dropped.
    """
    chapters: Iterable[str] = (
        chapter.strip()
        for text in training_books(corpus, books).values()
        for chapter in text.split(CHAPTER_BREAK)
    )
    documents = [Document(story, True) for story in training_stories(corpus)]
    documents += [Document(chapter, False) for chapter in chapters if chapter]
    if words is None:
        return documents, 0
    pattern = word_pattern(words)
    kept = [document for document in documents if not pattern.search(document.text)]
    return kept, len(documents) - len(kept)
