"""Bits per byte on the held-out books, beside compressors and an n-gram model -> measured/*.json.

    python -m storybook_training.evaluate --corpus CORPUS RUN/finished.pt
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch

from . import compressors
from .checkpoint import load_checkpoint
from .corpus import held_out_books, training_books
from .export import MODEL_FILE
from .model import parameter_count
from .ngram import NgramModel
from .prepare import token_stream
from .score import Logits, Scores, bits_per_byte, score, session_logits, torch_logits
from .session import Session
from .tokenizer import load_tokenizer

TRAINING = Path(__file__).parents[1]
MEASURED, MODEL_FOLDER = TRAINING / "measured", TRAINING.parent / "public/models/storybook"
NGRAM_ORDER = 5


def write_measured(name: str, value: object, folder: Path = MEASURED) -> None:
    """Keep figures as JSON: the report is made from these files alone."""
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps(value, indent=2) + "\n", encoding="utf-8")


def by_book(bits: dict[str, float], texts: dict[str, str]) -> dict[str, float]:
    """Bits of each book -> bits per byte of each, and of all together."""
    sizes = {slug: len(text.encode()) for slug, text in texts.items()}
    rows = {slug: bits[slug] / sizes[slug] for slug in texts}
    return {**rows, "all": sum(bits.values()) / sum(sizes.values())}


def measure_baselines(corpus: Path, model_folder: Path) -> dict:
    """gzip, xz and the n-gram model, on each held-out book; the same for every checkpoint."""
    texts, tokenizer = held_out_books(corpus), load_tokenizer(model_folder)
    data = {slug: text.encode() for slug, text in texts.items()}
    training = list(training_books(corpus).values())
    before = "\n\n\n".join(training).encode()
    rows = {
        "gzip -9": {slug: compressors.gzip_bits_per_byte(d) for slug, d in data.items()},
        "xz -9e": {slug: compressors.xz_bits_per_byte(d) for slug, d in data.items()},
        "deflate -9, last 32 KiB of the training books as dictionary": {
            slug: compressors.primed_deflate_bits_per_byte(d, before) for slug, d in data.items()
        },
        "xz -9e, all training books before": dict(
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
    name = f"{NGRAM_ORDER}-gram of the same tokens, modified Kneser-Ney, the training books"
    bits[name] = {
        slug: float(ngram.nats(token_stream(tokenizer, [text])).sum() / np.log(2))
        for slug, text in texts.items()
    }
    return {name: by_book(row, texts) for name, row in bits.items()}


def measure(logits: Logits, streams: dict[str, np.ndarray], context: int) -> dict[str, Scores]:
    """Scores of every held-out book."""
    return {slug: score(logits, stream, context) for slug, stream in streams.items()}


def measure_model(checkpoint: Path, model_folder: Path, corpus: Path, threads: int) -> dict:
    """PyTorch in fp32 and the shipped file, side by side."""
    texts, tokenizer = held_out_books(corpus), load_tokenizer(model_folder)
    streams = {slug: token_stream(tokenizer, [text]) for slug, text in texts.items()}
    loaded = load_checkpoint(checkpoint)
    context = loaded.recipe["context"]
    exact = measure(torch_logits(loaded.model), streams, context)
    session = Session(model_folder / MODEL_FILE, threads, ["logits"])
    shipped = measure(session_logits(session), streams, context)

    def rows(scores: dict[str, Scores]) -> dict[str, float]:
        per_byte = {slug: bits_per_byte(scores[slug], text) for slug, text in texts.items()}
        return by_book({s: per_byte[s] * len(texts[s].encode()) for s in texts}, texts)

    same = np.concatenate([exact[slug].top == shipped[slug].top for slug in texts])
    return {
        "tokens_seen": loaded.tokens_seen,
        "parameters": parameter_count(loaded.model),
        "recipe": loaded.recipe,
        "books": {
            slug: {"bytes": len(text.encode()), "tokens": len(streams[slug]) - 1}
            for slug, text in texts.items()
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
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--skip-baselines", action="store_true", help="keep those measured before")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    if not args.skip_baselines:
        write_measured("baselines", measure_baselines(args.corpus, args.model), args.measured)
    figures = measure_model(args.checkpoint, args.model, args.corpus, args.threads)
    write_measured("evaluation", figures, args.measured)
    print(json.dumps(figures["bits_per_byte"], indent=2), figures["top_1_agreement"])


if __name__ == "__main__":
    main()
