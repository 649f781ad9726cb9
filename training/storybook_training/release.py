"""Everything that follows from a finished run, in order: the shipped files, references, figures.

    python -m storybook_training.release RUN/finished.pt --corpus CORPUS

--snapshots adds the model's snapshots; --skip-baselines keeps the compressors' and the n-gram
model's figures, which do not depend on the weights.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch

from . import evaluate, export, heads, precision, references, report, samples, snapshots
from .checkpoint import run_folder


def release(
    checkpoint: Path,
    corpus: Path,
    books: int | None,
    words: Path | None,
    baselines: bool,
    with_snapshots: bool,
) -> None:
    """Replace the shipped model by the one at `checkpoint`, and all that was measured on the old."""
    model = evaluate.MODEL_FOLDER
    export.export(checkpoint, model)
    references.write_references(model, references.FIXTURES)
    if baselines:
        compared = evaluate.measure_baselines(corpus, model, books, words)
        evaluate.write_measured("baselines", compared)
    figures = evaluate.measure_model(checkpoint, model, corpus, threads=1)
    print(figures["bits_per_byte"], figures["top_1_agreement"], flush=True)
    evaluate.write_measured("evaluation", figures)
    evaluate.write_measured("heads", heads.measure_heads(model, corpus))
    evaluate.write_measured("precision", precision.measure(model, corpus))
    run = run_folder(checkpoint)
    drawn = samples.measure_samples(model, corpus, run, samples.DEFAULT)
    evaluate.write_measured("samples", drawn)
    evaluate.write_measured("prepared", json.loads((run / "prepared.json").read_text("utf-8")))
    text = report.make_report(evaluate.MEASURED)
    (evaluate.TRAINING / "report.md").write_text(text, encoding="utf-8")
    if with_snapshots:
        snapshots.write_snapshots(checkpoint, model, snapshots.FOLDER, corpus)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--skip-baselines", action="store_true")
    parser.add_argument("--snapshots", action="store_true")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--books", type=int, default=60, help="as given to prepare")
    parser.add_argument("--words", type=Path, help="as given to prepare")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    release(
        args.checkpoint,
        args.corpus,
        args.books,
        args.words,
        not args.skip_baselines,
        args.snapshots,
    )


if __name__ == "__main__":
    main()
