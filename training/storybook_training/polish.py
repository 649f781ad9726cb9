"""The last leg: short texts, as a reader writes them.

    python -m storybook_training.polish RUN --tokens 1024000

A window of a book begins anywhere, and few of its tokens stand near its beginning. A reader's text
is short, and begins where a text begins. So every other batch holds beginnings of paragraphs, and
the rest whole windows, at a learning rate that falls from a small one to zero. Goes on from
finished.pt, whose steps it needs all to have been done, and writes polished.pt and loss-polish.csv.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

import numpy as np
import torch

from .data import beginnings, windows_at
from .tokenizer import load_tokenizer
from .train import Recipe, Run

LENGTH = 32  # tokens of a beginning
FACTOR = 0.15  # of the stable leg's learning rates, at first


def paragraph_ends(folder: Path) -> set[int]:
    """The tokens of the tokenizer in `folder` that end in a line break."""
    tokenizer = load_tokenizer(folder)
    return {i for i in range(tokenizer.get_vocab_size()) if tokenizer.decode([i]).endswith("\n")}


def polish(folder: Path, recipe: Recipe, tokens: int, compile_step: bool = True) -> list[float]:
    """Train on in `folder` for so many tokens; returns the losses."""
    stream = np.fromfile(folder / "tokens.bin", dtype=np.uint16)
    run = Run(recipe, stream, compile_step)
    run.load(folder / "finished.pt")
    starts = beginnings(stream, paragraph_ends(folder), LENGTH)
    steps, rows = tokens // recipe.batch_tokens, recipe.batch_tokens // LENGTH
    losses = []
    with open(folder / "loss-polish.csv", "w", newline="", encoding="utf-8") as log:
        writer = csv.writer(log)
        writer.writerow(["tokens", "loss", "lr_factor"])
        for step in range(steps):
            if step % 2 == 0:
                rng = np.random.default_rng([recipe.seed, step])
                batch = windows_at(stream, rng.choice(starts, rows, replace=False), LENGTH)
            else:
                batch = run.batches.at(run.tokens_seen, recipe.batch_tokens, recipe.context)
            factor = FACTOR * (1 - step / steps)
            losses.append(run.update(*batch, factor))
            writer.writerow([run.tokens_seen, f"{losses[-1]:.4f}", f"{factor:.4f}"])
            if step % 50 == 0:
                print(f"{step} of {steps} steps, loss {losses[-1]:.3f}", flush=True)
    run.save(folder / "polished.pt")
    return losses


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--tokens", type=int, default=1_024_000)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    state = torch.load(args.folder / "finished.pt", map_location="cpu", weights_only=True)
    polish(args.folder, Recipe(**state["recipe"]), args.tokens)


if __name__ == "__main__":
    main()
