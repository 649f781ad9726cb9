"""Which books are read, how they become tokens, and the list that names them."""

import numpy as np
import pytest
from storybook_training.books import write_books
from storybook_training.corpus import HELD_OUT, held_out_books, training_books
from storybook_training.prepare import prepare
from storybook_training.tokenizer import load_tokenizer

TEXT = "The little dog ran after the ball. {} said the dog was a good one, and so it was.\n\n"


@pytest.fixture
def corpus(tmp_path):
    books = ["a-first-book", *HELD_OUT, "another-book"]
    (tmp_path / "books").mkdir()
    rows = ["slug\ttitle\tauthor\tyear\tgutenberg_id\tsource"]
    for number, slug in enumerate(books):
        text = "".join(TEXT.format(f"{slug} {n}") for n in range(40))
        (tmp_path / "books" / f"{slug}.txt").write_text(text, encoding="utf-8")
        rows.append(f"{slug}\tTitle {number}\tAuthor\t1900\t{number}\tsomewhere")
    (tmp_path / "manifest.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return tmp_path


def test_held_out_books_are_never_trained_on(corpus):
    assert list(training_books(corpus)) == ["a-first-book", "another-book"]
    assert set(held_out_books(corpus)) == set(HELD_OUT)


def test_the_tokens_are_the_books_each_behind_an_end_of_text(corpus, tmp_path):
    prepare(corpus, tmp_path / "run", vocab_size=300)
    tokens = np.fromfile(tmp_path / "run/tokens.bin", dtype=np.uint16)
    starts = np.flatnonzero(tokens == 299)
    assert starts[0] == 0 and len(starts) == 2
    tokenizer = load_tokenizer(tmp_path / "run")
    parts = [tokenizer.decode(part[1:].tolist()) for part in np.split(tokens, starts[1:])]
    assert parts == list(training_books(corpus).values())


def test_any_text_survives_the_tokenizer(corpus, tmp_path):
    prepare(corpus, tmp_path / "run", vocab_size=300)
    tokenizer = load_tokenizer(tmp_path / "run")
    for text in ("", "  two  spaces\n\n\n", "na\u00efve \U0001f642 e\u0301 \u05e9\u05dc\u05d5\u05dd"):
        assert tokenizer.decode(tokenizer.encode(text).ids) == text


def test_the_list_names_every_book_and_what_it_was_used_for(corpus, tmp_path):
    assert write_books(corpus, tmp_path / "books.tsv") == 4
    lines = (tmp_path / "books.tsv").read_text().splitlines()
    assert lines[0].split("\t") == ["slug", "title", "author", "year", "gutenberg_id", "used_for"]
    used = {line.split("\t")[0]: line.split("\t")[-1] for line in lines[1:]}
    assert used["a-first-book"] == "training"
    assert {slug for slug, use in used.items() if use == "held out"} == set(HELD_OUT)
