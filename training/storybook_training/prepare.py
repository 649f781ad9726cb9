"""From the texts to what a run reads: tokenizer.json, tokens.bin and beginnings.bin in its folder.

    python -m storybook_training.prepare --corpus CORPUS --words WORDS.json RUN
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from .corpus import Document, training_documents
from .tokenizer import end_of_text_id, train_tokenizer

SEED = 2019
RARE = 200  # occurrences in training below which a token counts as rare


def token_stream(tokenizer: Tokenizer, texts: list[str]) -> np.ndarray:
    """Returns all texts as one row of ids (uint16), each with the end-of-text token before it."""
    end = end_of_text_id(tokenizer)
    rows = [[end, *encoded.ids] for encoded in tokenizer.encode_batch(texts)]
    return np.concatenate([np.array(row, dtype=np.uint16) for row in rows])


def mix(documents: list[Document], story_repeats: int, seed: int) -> list[Document]:
    """Returns an epoch's documents in random order: each story `story_repeats` times."""
    epoch = [d for d in documents for _ in range(story_repeats if d.is_story else 1)]
    order = np.random.default_rng(seed).permutation(len(epoch))
    return [epoch[i] for i in order]


def beginnings(
    tokens: np.ndarray, is_story: list[bool], end: int, line_ends: set[int]
) -> np.ndarray:
    """Returns where in the stream a text may begin (uint32): after `end` for each document, and in
    books at each paragraph too, since a chapter has few beginnings of its own.

    `is_story` has an entry for each document; `line_ends` are the tokens that end a line.
    """
    document = np.cumsum(tokens == end) - 1
    first = np.flatnonzero(tokens == end) + 1
    is_end = np.isin(tokens, sorted(line_ends))
    paragraph = np.flatnonzero(is_end[:-1] & ~is_end[1:] & (tokens[1:] != end)) + 1
    in_book = ~np.array(is_story)[document[paragraph]]
    return np.union1d(first, paragraph[in_book]).astype(np.uint32)


def line_end_tokens(tokenizer: Tokenizer) -> set[int]:
    """Returns the ids of tokens that end in a line break."""
    ids = range(tokenizer.get_vocab_size())
    return {i for i in ids if tokenizer.decode([i], skip_special_tokens=False).endswith("\n")}


def prepare(
    corpus: Path,
    folder: Path,
    vocab_size: int,
    books: int | None = None,
    story_repeats: int = 3,
    words: Path | None = None,
) -> None:
    """Learns the tokenizer from an epoch of the mixture and encodes it; nothing held out is read."""
    documents, dropped = training_documents(corpus, books, words)
    epoch = mix(documents, story_repeats, SEED)
    tokenizer = train_tokenizer((document.text for document in epoch), vocab_size)
    tokens = token_stream(tokenizer, [document.text for document in epoch])
    starts = beginnings(
        tokens,
        [document.is_story for document in epoch],
        end_of_text_id(tokenizer),
        line_end_tokens(tokenizer),
    )
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"))
    tokens.tofile(folder / "tokens.bin")
    starts.tofile(folder / "beginnings.bin")
    size = sum(len(document.text.encode()) for document in epoch)
    counts = np.bincount(tokens, minlength=vocab_size)
    figures = {
        "stories": sum(document.is_story for document in documents),
        "chapters": sum(not document.is_story for document in documents),
        "documents_dropped": dropped,
        "story_repeats": story_repeats,
        "bytes": size,
        "story_bytes": sum(len(d.text.encode()) for d in epoch if d.is_story),
        "tokens": len(tokens),
        "tokens_never_seen": int((counts == 0).sum()),
        "tokens_rare_in_an_epoch": int((counts < RARE).sum()),
    }
    (folder / "prepared.json").write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=2))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--vocab-size", type=int, default=4096)
    parser.add_argument("--books", type=int, default=60, help="how many of the simplest books")
    parser.add_argument("--story-repeats", type=int, default=3, help="times a story is in an epoch")
    parser.add_argument("--words", type=Path, help="JSON list: documents that hold one are dropped")
    args = parser.parse_args()
    prepare(
        args.corpus, args.folder, args.vocab_size, args.books, args.story_repeats, args.words
    )


if __name__ == "__main__":
    main()
