"""The model on its way: files at a few points of the run, and the loss curve, for the site.

    python -m storybook_training.snapshots RUN/finished.pt --corpus CORPUS

Writes public/models/storybook-snapshots/NN/ for NN percent of the run's tokens, index.json and
loss.json. The last point is the shipped model itself, which is not stored twice.
"""

from __future__ import annotations

import argparse
import csv
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch

from .checkpoint import load_checkpoint
from .corpus import held_out_stories
from .evaluate import MODEL_FOLDER, size_of
from .export import MODEL_FILE
from .graph import make_graph, set_weights
from .prepare import token_stream
from .quantize import quantize_weights
from .score import score, session_logits
from .session import Session
from .tokenizer import load_tokenizer

SHARES = (0.0, 0.01, 0.04, 0.15, 0.63)  # of the run's tokens; the whole is the shipped model
FOLDER = MODEL_FOLDER.parent / "storybook-snapshots"
CURVE_POINTS = 240
MAX_BYTES = 36_000_000


def nearest(files: list[Path], tokens: float) -> Path:
    """The kept weights whose token count is nearest to `tokens`."""
    return min(files, key=lambda path: abs(int(path.stem) - tokens))


def loss_rows(run: Path) -> np.ndarray:
    """[steps, 2]: tokens seen and training loss (nats per token), up to the finishing leg's end."""
    legs = [run / "loss.csv", run / "loss-finish.csv"]
    rows: list[tuple[int, float]] = []
    for path in (leg for leg in legs if leg.exists()):
        with open(path, newline="", encoding="utf-8") as file:
            leg = [(int(row["tokens"]), float(row["loss"])) for row in csv.DictReader(file)]
        rows = [row for row in rows if not leg or row[0] < leg[0][0]] + leg
    return np.array(rows)


def loss_curve(rows: np.ndarray, points: int = CURVE_POINTS) -> dict[str, list[float]]:
    """Means of the loss over bins of equal width in log tokens: about `points` of them."""
    edges = np.geomspace(rows[0, 0], rows[-1, 0] * 1.000001, points + 1)
    bins = np.digitize(rows[:, 0], edges)
    chosen = [rows[bins == number] for number in np.unique(bins)]
    return {
        "tokens": [round(float(part[:, 0].mean())) for part in chosen],
        "loss": [round(float(part[:, 1].mean()), 4) for part in chosen],
    }


def held_out_bits(model: Path, model_folder: Path, corpus: Path, context: int) -> float:
    """Returns bits per byte of one file on the held-out stories."""
    stories, tokenizer = held_out_stories(corpus), load_tokenizer(model_folder)
    logits = session_logits(Session(model, outputs=["logits"]))
    nats = score(logits, token_stream(tokenizer, stories), context).nats
    return round(float(nats.sum() / np.log(2)) / size_of(stories), 4)


def write_snapshots(checkpoint: Path, model_folder: Path, folder: Path, corpus: Path) -> None:
    """Export every point of the run that ended in `checkpoint`, measure it, write index and curve."""
    run, finished = checkpoint.parent, load_checkpoint(checkpoint)
    total = finished.tokens_seen
    context = finished.recipe["context"]
    kept = sorted((run / "weights").glob("*.pt"))
    shutil.rmtree(folder, ignore_errors=True)
    graph, entries = make_graph(finished.model), []
    for share in SHARES:
        source = nearest(kept, share * total)
        name = f"{round(share * 100):02d}"
        path = folder / name / MODEL_FILE
        path.parent.mkdir(parents=True)
        shutil.copy(model_folder / "config.json", folder / name)
        set_weights(graph, load_checkpoint(source).model)
        onnx.save(quantize_weights(graph), path)
        entries.append({"percent": round(share * 100), "tokens": int(source.stem), "folder": name})
    shipped = f"../{model_folder.name}"
    entries.append({"percent": 100, "tokens": total, "folder": shipped})
    for entry in entries:
        file = folder / entry["folder"] / MODEL_FILE
        entry["bytes"] = file.stat().st_size
        entry["bitsPerByte"] = held_out_bits(file, model_folder, corpus, context)
        print(entry, flush=True)
    size = sum(path.stat().st_size for path in folder.rglob("*.onnx"))
    if size > MAX_BYTES:
        raise ValueError(f"the snapshots are {size:,} bytes, more than {MAX_BYTES:,}")
    _write(folder / "index.json", {"snapshots": entries})
    _write(folder / "loss.json", loss_curve(loss_rows(run)))
    print(f"{size:,} bytes of snapshots -> {folder.name}")


def _write(path: Path, value: dict) -> None:
    path.write_text(json.dumps(value, separators=(",", ":")) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=MODEL_FOLDER)
    parser.add_argument("--out", type=Path, default=FOLDER)
    args = parser.parse_args()
    torch.set_num_threads(1)
    write_snapshots(args.checkpoint, args.model, args.out, args.corpus)


if __name__ == "__main__":
    main()
