"""Which books are read, how they become tokens, and the list that names them."""

import numpy as np
import pytest
from storybook_training.books import write_books
from storybook_training.corpus import (
    HELD_OUT,
    HELD_OUT_STORIES,
    STORY_FILES,
    held_out_books,
    held_out_stories,
    training_books,
    training_documents,
    training_stories,
)
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
    (tmp_path / "stories").mkdir()
    for name in (*STORY_FILES, HELD_OUT_STORIES):
        stories = [f"Once {n} upon a {name}.\n\nThe end." for n in range(3)]
        text = "".join(f"{story}\n<|endoftext|>\n" for story in stories)
        (tmp_path / "stories" / name).write_text(text, encoding="utf-8")
    (tmp_path / "manifest.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return tmp_path


def test_held_out_books_are_never_trained_on(corpus):
    assert list(training_books(corpus)) == ["a-first-book", "another-book"]
    assert set(held_out_books(corpus)) == set(HELD_OUT)


def test_held_out_stories_are_never_trained_on(corpus):
    stories = training_stories(corpus)
    assert len(stories) == 3 * len(STORY_FILES) and len(held_out_stories(corpus)) == 3
    assert not set(stories) & set(held_out_stories(corpus))
    assert not any("held-out" in document.text for document in training_documents(corpus, 2, None)[0])


def test_documents_with_a_listed_word_are_dropped_whole_words_only(corpus, tmp_path):
    (tmp_path / "words.json").write_text('["bookdash.txt", "nce", "once 1"]')
    documents, dropped = training_documents(corpus, 2, tmp_path / "words.json")
    # All three stories of bookdash.txt, and story 1 of the three other files.
    assert dropped == 6
    assert not any("bookdash" in document.text for document in documents)
    assert all("nce" in document.text for document in documents if document.is_story)


def test_the_tokens_are_the_documents_each_behind_an_end_of_text(corpus, tmp_path):
    prepare(corpus, tmp_path / "run", vocab_size=300, story_repeats=2)
    tokens = np.fromfile(tmp_path / "run/tokens.bin", dtype=np.uint16)
    starts = np.flatnonzero(tokens == 299)
    assert starts[0] == 0
    tokenizer = load_tokenizer(tmp_path / "run")
    parts = [tokenizer.decode(part[1:].tolist()) for part in np.split(tokens, starts[1:])]
    documents, _ = training_documents(corpus, None, None)
    repeated = [d.text for d in documents for _ in range(2 if d.is_story else 1)]
    assert sorted(parts) == sorted(repeated)


def test_texts_begin_behind_an_end_of_text_and_in_books_at_each_paragraph(corpus, tmp_path):
    prepare(corpus, tmp_path / "run", vocab_size=300)
    tokens = np.fromfile(tmp_path / "run/tokens.bin", dtype=np.uint16)
    places = np.fromfile(tmp_path / "run/beginnings.bin", dtype=np.uint32)
    assert (np.diff(places.astype(int)) > 0).all()
    tokenizer = load_tokenizer(tmp_path / "run")
    begun = [tokenizer.decode(tokens[p : p + 8].tolist()) for p in places]
    stories, paragraphs = 3 * 3 * len(STORY_FILES), 2 * 40
    assert sum(text.startswith("Once") for text in begun) == stories
    assert sum(text.startswith("The l") for text in begun) == paragraphs
    assert len(begun) == stories + paragraphs


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
