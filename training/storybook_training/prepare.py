"""From the books to what a run reads: tokenizer.json and tokens.bin in the run's folder.

    python -m storybook_training.prepare --corpus CORPUS RUN
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from .corpus import training_books
from .tokenizer import end_of_text_id, train_tokenizer


def token_stream(tokenizer: Tokenizer, texts: list[str]) -> np.ndarray:
    """All texts as one row of ids (uint16), each with the end-of-text token before it."""
    end = end_of_text_id(tokenizer)
    rows = [[end, *encoded.ids] for encoded in tokenizer.encode_batch(texts)]
    return np.concatenate([np.array(row, dtype=np.uint16) for row in rows])


def prepare(corpus: Path, folder: Path, vocab_size: int, limit: int | None = None) -> None:
    """Learn the tokenizer from the training books and encode them; held-out books are not read."""
    texts = list(training_books(corpus, limit).values())
    tokenizer = train_tokenizer(texts, vocab_size)
    tokens = token_stream(tokenizer, texts)
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"))
    tokens.tofile(folder / "tokens.bin")
    size = sum(len(text.encode()) for text in texts)
    print(f"{len(texts)} books, {size:,} bytes, {len(tokens):,} tokens of {vocab_size:,}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--vocab-size", type=int, default=4096)
    args = parser.parse_args()
    prepare(args.corpus, args.folder, args.vocab_size)


if __name__ == "__main__":
    main()
