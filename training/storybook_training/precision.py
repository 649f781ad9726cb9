"""How far the shipped int8 file's probabilities are from those of the fp16 weights beside it.

    python -m storybook_training.precision --corpus CORPUS

Reads model.safetensors (as float32) and the ONNX file of the same folder on windows of the held-out
books -> measured/precision.json. All differences are between probabilities, in percentage points.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from transformers import GPT2LMHeadModel

from .corpus import held_out_books
from .evaluate import MODEL_FOLDER, write_measured
from .export import MODEL_FILE
from .prepare import token_stream
from .score import session_logits, torch_logits
from .session import Session
from .tokenizer import load_tokenizer

WINDOW = 64
"""Tokens of a window: about as long as what readers write."""
EVERY = 512
"""A window begins every so many tokens."""


def probabilities(logits: np.ndarray) -> np.ndarray:
    """[T, V] logits -> [T, V] probabilities."""
    weights = np.exp(logits.astype(np.float64) - logits.max(-1, keepdims=True))
    return weights / weights.sum(-1, keepdims=True)


def measure(model_folder: Path, corpus: Path) -> dict:
    """Percentiles of the largest change of any probability at a position, and relative changes."""
    tokenizer = load_tokenizer(model_folder)
    exact = torch_logits(GPT2LMHeadModel.from_pretrained(model_folder, dtype=torch.float32).eval())
    shipped = session_logits(Session(model_folder / MODEL_FILE, 1, ["logits"]))
    largest, relative, same = [], [], []
    for text in held_out_books(corpus).values():
        stream = token_stream(tokenizer, [text])
        for start in range(0, len(stream) - WINDOW, EVERY):
            ids = np.asarray(stream[start : start + WINDOW], dtype=np.int64)[None]
            p, q = probabilities(exact(ids)[0]), probabilities(shipped(ids)[0])
            largest.append(np.abs(p - q).max(-1))
            shown = q >= 0.01
            relative.append(np.abs(p[shown] / q[shown] - 1))
            same.append(p.argmax(-1) == q.argmax(-1))
    points = 100 * np.concatenate(largest)
    change = np.concatenate(relative)
    return {
        "positions": len(points),
        "largest_change_in_points": {
            "median": round(float(np.median(points)), 2),
            "of_95_percent": round(float(np.percentile(points, 95)), 2),
            "most": round(float(points.max()), 2),
        },
        "relative_change_above_1_percent": {
            "median": round(float(np.median(change)), 3),
            "of_95_percent": round(float(np.percentile(change, 95)), 3),
        },
        "top_1_agreement": round(float(np.concatenate(same).mean()), 4),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=MODEL_FOLDER)
    args = parser.parse_args()
    torch.set_num_threads(1)
    figures = measure(args.model, args.corpus)
    write_measured("precision", figures)
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
