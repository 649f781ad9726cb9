"""Bits per byte on the held-out texts, beside compressors and an n-gram model -> measured/*.json.

    python -m storybook_training.evaluate --corpus CORPUS --words WORDS.json RUN/finished.pt
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch

from . import compressors
from .checkpoint import load_checkpoint
from .corpus import held_out_books, held_out_stories, training_documents
from .export import MODEL_FILE
from .model import parameter_count
from .ngram import NgramModel
from .prepare import token_stream
from .score import Logits, Scores, score, session_logits, torch_logits
from .session import Session
from .tokenizer import load_tokenizer

TRAINING = Path(__file__).parents[1]
MEASURED, MODEL_FOLDER = TRAINING / "measured", TRAINING.parent / "public/models/storybook"
NGRAM_ORDER = 5


def write_measured(name: str, value: object, folder: Path = MEASURED) -> None:
    """Keep figures as JSON: the report is made from these files alone."""
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps(value, indent=2) + "\n", encoding="utf-8")


STORIES, BOTH_BOOKS = "held-out stories", "both held-out books"


def held_out_texts(corpus: Path) -> dict[str, list[str]]:
    """Returns each held-out set's texts: the stories, and each of the two books."""
    books = {slug: [text] for slug, text in held_out_books(corpus).items()}
    return {STORIES: held_out_stories(corpus), **books}


def size_of(texts: list[str]) -> int:
    """Returns the length of all texts together, in bytes of UTF-8."""
    return sum(len(text.encode()) for text in texts)


def per_byte(bits: dict[str, float], texts: dict[str, list[str]]) -> dict[str, float]:
    """Bits of each set -> bits per byte of each, and of the books together."""
    sizes = {name: size_of(part) for name, part in texts.items()}
    books = [name for name in texts if name != STORIES]
    rows = {name: bits[name] / sizes[name] for name in texts}
    both = sum(bits[name] for name in books) / sum(sizes[name] for name in books)
    return {**rows, BOTH_BOOKS: both}


def measure_baselines(
    corpus: Path, model_folder: Path, books: int | None, words: Path | None
) -> dict:
    """Returns gzip's, xz's and the n-gram model's bits per byte; the same for every checkpoint."""
    texts, tokenizer = held_out_texts(corpus), load_tokenizer(model_folder)
    data = {name: "\n\n\n".join(part).encode() for name, part in texts.items()}
    training = [document.text for document in training_documents(corpus, books, words)[0]]
    before = "\n\n\n".join(training).encode()
    rows = {
        "gzip -9": {name: compressors.gzip_bits_per_byte(d) for name, d in data.items()},
        "xz -9e": {name: compressors.xz_bits_per_byte(d) for name, d in data.items()},
        "deflate -9, last 32 KiB of the training text as dictionary": {
            name: compressors.primed_deflate_bits_per_byte(d, before) for name, d in data.items()
        },
        "xz -9e, all training text before": dict(
            zip(
                data,
                compressors.primed_xz_bits_per_byte(list(data.values()), before),
                strict=True,
            )
        ),
    }
    bits = {name: {s: v * len(data[s]) for s, v in row.items()} for name, row in rows.items()}
    vocabulary = tokenizer.get_vocab_size()
    ngram = NgramModel(token_stream(tokenizer, training), NGRAM_ORDER, vocabulary)
    name = f"{NGRAM_ORDER}-gram of the same tokens, modified Kneser-Ney, all training text"
    bits[name] = {
        part: float(ngram.nats(token_stream(tokenizer, those)).sum() / np.log(2))
        for part, those in texts.items()
    }
    return {name: per_byte(row, texts) for name, row in bits.items()}


def measure_model(checkpoint: Path, model_folder: Path, corpus: Path, threads: int) -> dict:
    """Returns the figures of PyTorch in fp32 and of the shipped file, side by side."""
    texts, tokenizer = held_out_texts(corpus), load_tokenizer(model_folder)
    streams = {name: token_stream(tokenizer, part) for name, part in texts.items()}
    loaded = load_checkpoint(checkpoint)
    context = loaded.recipe["context"]
    session = Session(model_folder / MODEL_FILE, threads, ["logits"])

    def measure(logits: Logits) -> dict[str, Scores]:
        return {name: score(logits, stream, context) for name, stream in streams.items()}

    def rows(scores: dict[str, Scores]) -> dict[str, float]:
        bits = {name: float(scores[name].nats.sum() / np.log(2)) for name in texts}
        return per_byte(bits, texts)

    exact, shipped = measure(torch_logits(loaded.model)), measure(session_logits(session))
    same = np.concatenate([exact[name].top == shipped[name].top for name in texts])
    return {
        "tokens_seen": loaded.tokens_seen,
        "parameters": parameter_count(loaded.model),
        "recipe": loaded.recipe,
        "sets": {
            name: {"bytes": size_of(part), "tokens": len(streams[name]) - 1}
            for name, part in texts.items()
        },
        "bits_per_byte": {"fp32": rows(exact), "shipped": rows(shipped)},
        "top_1_agreement": float(same.mean()),
        "model_bytes": (model_folder / MODEL_FILE).stat().st_size,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=MODEL_FOLDER)
    parser.add_argument("--measured", type=Path, default=MEASURED)
    parser.add_argument("--books", type=int, default=60, help="as given to prepare")
    parser.add_argument("--words", type=Path, help="as given to prepare")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--skip-baselines", action="store_true", help="keep those measured before")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    if not args.skip_baselines:
        figures = measure_baselines(args.corpus, args.model, args.books, args.words)
        write_measured("baselines", figures, args.measured)
    figures = measure_model(args.checkpoint, args.model, args.corpus, args.threads)
    write_measured("evaluation", figures, args.measured)
    print(json.dumps(figures["bits_per_byte"], indent=2), figures["top_1_agreement"])


if __name__ == "__main__":
    main()
