"""books.tsv: which books the model was made from, taken from the corpus's manifest.

    python -m storybook_training.books --corpus CORPUS
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

from .corpus import HELD_OUT

COLUMNS = ("slug", "title", "author", "year", "gutenberg_id")


def write_books(corpus: Path, path: Path) -> int:
    """Write the list and return the number of books."""
    with open(corpus / "manifest.tsv", encoding="utf-8", newline="") as file:
        books = list(csv.DictReader(file, delimiter="\t"))
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow([*COLUMNS, "used_for"])
        for book in sorted(books, key=lambda book: (book["slug"] not in HELD_OUT, book["slug"])):
            used_for = "held out" if book["slug"] in HELD_OUT else "training"
            writer.writerow([*(book[column] for column in COLUMNS), used_for])
    return len(books)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "books.tsv")
    args = parser.parse_args()
    print(f"{write_books(args.corpus, args.out)} books -> {args.out.name}")


if __name__ == "__main__":
    main()
