"""The training run: goes on from its checkpoint exactly, and can be finished at any point.

Two legs of one schedule (schedule.py):
- the stable leg runs until its token budget (or a signal) ends it, and can always be continued;
- the finishing leg starts from a stable checkpoint and lets the learning rate fall to zero.
Everything a step needs follows from the number of tokens seen, so a resumed run is the unbroken one.
"""

from __future__ import annotations

import argparse
import csv
import json
import signal
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F
from transformers import GPT2LMHeadModel

from .checkpoint import load_checkpoint
from .data import Batches
from .forward import forward
from .model import make_config, make_model, parameter_count
from .optimizer import make_optimizers
from .schedule import learning_rate_factor


PRECISIONS = {"float32": torch.float32, "bfloat16": torch.bfloat16}


@dataclass(frozen=True)
class Recipe:
    """All that decides what a run becomes; written beside its checkpoints."""

    vocab_size: int = 4096
    width: int = 192
    layers: int = 6
    heads: int = 8
    context: int = 512
    batch_tokens: int = 4096
    warmup_tokens: int = 204_800
    beginning_share: float = 0.5  # windows that begin where a text begins
    matrix_lr: float = 0.012
    token_lr: float = 5e-3
    position_lr: float = 5e-4
    other_lr: float = 5e-3
    weight_decay: float = 0.05  # of the blocks' matrices
    table_decay: float = 0.1  # of the token and position tables
    table_eps: float = 1e-6
    precision: str = "float32"  # of matrix products; weights and sums stay float32
    seed: int = 2019


class Run:
    """A model, its optimizers and the count of tokens seen, with a folder of checkpoints."""

    def __init__(
        self,
        recipe: Recipe,
        tokens: np.ndarray,
        compile_step: bool,
        beginnings: np.ndarray | None = None,
        device: str = "cpu",
    ):
        config = make_config(
            recipe.vocab_size, recipe.width, recipe.layers, recipe.heads, recipe.context
        )
        self.recipe = recipe
        self.device = torch.device(device)
        self.model: GPT2LMHeadModel = make_model(config, recipe.seed).to(self.device)
        self.precision = PRECISIONS[recipe.precision]
        self.optimizers = make_optimizers(self.model, recipe, self.precision)
        self.peak_lrs = [group["lr"] for group in self._groups()]
        self.batches = Batches(tokens, recipe.seed, beginnings, recipe.beginning_share)
        self.tokens_seen = 0
        self.decay_start: int | None = None
        self.decay_tokens = 0
        self._loss = torch.compile(self._plain_loss) if compile_step else self._plain_loss

    def _groups(self) -> list[dict]:
        """All parameter groups; loading a checkpoint makes new ones."""
        return [group for optimizer in self.optimizers for group in optimizer.param_groups]

    def _plain_loss(self, inputs: Tensor, targets: Tensor) -> Tensor:
        """inputs and targets [B, T] -> mean cross-entropy, nats per token."""
        lower = self.precision != torch.float32
        with torch.autocast(self.device.type, dtype=self.precision, enabled=lower):
            logits = forward(self.model, inputs)
        return F.cross_entropy(logits.float().view(-1, logits.shape[-1]), targets.view(-1))

    def learning_rate_factor(self) -> float:
        """The schedule at this point of the run."""
        return learning_rate_factor(
            self.tokens_seen, self.recipe.warmup_tokens, self.decay_start, self.decay_tokens
        )

    def step(self) -> float:
        """One batch, one update; returns the batch's loss before it."""
        recipe = self.recipe
        inputs, targets = self.batches.at(self.tokens_seen, recipe.batch_tokens, recipe.context)
        loss = self._loss(inputs.to(self.device), targets.to(self.device))
        loss.backward()
        factor = self.learning_rate_factor()
        for group, peak in zip(self._groups(), self.peak_lrs, strict=True):
            group["lr"] = peak * factor
        for optimizer in self.optimizers:
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
        self.tokens_seen += inputs.numel()
        return loss.item()

    def save(self, path: Path) -> None:
        """Write the checkpoint under another name first: a kill never leaves half a file."""
        state = {
            "recipe": asdict(self.recipe),
            "tokens_seen": self.tokens_seen,
            "decay": (self.decay_start, self.decay_tokens),
            "model": self.model.state_dict(),
            "optimizers": [optimizer.state_dict() for optimizer in self.optimizers],
        }
        partial = path.with_suffix(".partial")
        torch.save(state, partial)
        partial.replace(path)

    def load(self, path: Path) -> None:
        """Go on from a checkpoint; a checkpoint of another recipe is an error."""
        state = torch.load(path, map_location=self.device, weights_only=True)
        if state["recipe"] != asdict(self.recipe):
            raise ValueError(f"{path} was made with another recipe: {state['recipe']}")
        self.tokens_seen = state["tokens_seen"]
        self.decay_start, self.decay_tokens = state["decay"]
        self.model.load_state_dict(state["model"])
        for optimizer, saved in zip(self.optimizers, state["optimizers"], strict=True):
            optimizer.load_state_dict(saved)

    def begin_from(self, path: Path) -> None:
        """Go on from bare weights. Momentum is not among them; it fills up again in a few steps."""
        kept = load_checkpoint(path)
        if kept.recipe != asdict(self.recipe):
            raise ValueError(f"{path} was made with another recipe: {kept.recipe}")
        self.tokens_seen = kept.tokens_seen
        self.model.load_state_dict(kept.model.state_dict())


def snapshot_points(first: int = 65_536, ratio: float = 1.25) -> list[int]:
    """Token counts, evenly spaced on a log scale, at which the weights are kept."""
    points, point = [0], float(first)
    while point < 1e9:
        points.append(round(point))
        point *= ratio
    return points


def save_weights(run: Run, folder: Path) -> None:
    """Keep the bare weights (fp16) of this moment, named by the tokens seen."""
    folder.mkdir(parents=True, exist_ok=True)
    weights = {name: value.half().cpu() for name, value in run.model.state_dict().items()}
    torch.save(weights, folder / f"{run.tokens_seen:010d}.pt")


def train(
    folder: Path,
    recipe: Recipe,
    until_tokens: int,
    finish_tokens: int = 0,
    compile_step: bool = True,
    save_every: int = 50,
    weights: Path | None = None,
    device: str = "cpu",
) -> list[float]:
    """Train in `folder` up to `until_tokens`; with `finish_tokens`, end in a finished model.

    A folder without a checkpoint begins anew, or from kept `weights`.
    Reads tokens.bin (uint16) and beginnings.bin (uint32), writes recipe.json, loss.csv, stable.pt, finished.pt and weights/.
    Returns the losses of the steps done in this call.
    """
    tokens = np.fromfile(folder / "tokens.bin", dtype=np.uint16)
    places = folder / "beginnings.bin"
    beginnings = np.fromfile(places, dtype=np.uint32) if places.exists() else None
    run = Run(recipe, tokens, compile_step, beginnings, device)
    name = "finished.pt" if finish_tokens else "stable.pt"
    start = next((p for p in (folder / name, folder / "stable.pt") if p.exists()), None)
    if start:
        run.load(start)
    elif weights:
        run.begin_from(weights)
    if finish_tokens and run.decay_start is None:
        run.decay_start, run.decay_tokens = run.tokens_seen, finish_tokens
    if run.decay_start is not None:
        until_tokens = run.decay_start + run.decay_tokens
    (folder / "recipe.json").write_text(json.dumps(asdict(recipe), indent=2) + "\n")
    print(f"{parameter_count(run.model):,} parameters, from {run.tokens_seen:,} tokens", flush=True)

    stopped = False

    def stop(*_: object) -> None:
        nonlocal stopped
        stopped = True

    handlers = {n: signal.signal(n, stop) for n in (signal.SIGINT, signal.SIGTERM)}
    points = snapshot_points()
    losses: list[float] = []
    began, began_tokens = time.monotonic(), run.tokens_seen
    log_path = folder / ("loss-finish.csv" if finish_tokens else "loss.csv")
    rows = _rows_up_to(log_path, run.tokens_seen)
    with open(log_path, "w", newline="", encoding="utf-8") as log:
        writer = csv.writer(log)
        writer.writerows([["tokens", "loss", "lr_factor"], *rows])
        log.flush()
        while run.tokens_seen < until_tokens and not stopped:
            if not finish_tokens and any(
                run.tokens_seen - recipe.batch_tokens < p <= run.tokens_seen for p in points
            ):
                save_weights(run, folder / "weights")
            factor = run.learning_rate_factor()
            losses.append(run.step())
            writer.writerow([run.tokens_seen, f"{losses[-1]:.4f}", f"{factor:.4f}"])
            if len(losses) % save_every == 0:
                log.flush()
                run.save(folder / name)
                rate = (run.tokens_seen - began_tokens) / (time.monotonic() - began)
                left = (until_tokens - run.tokens_seen) / rate / 60
                mean = sum(losses[-save_every:]) / save_every
                print(
                    f"{run.tokens_seen:,} tokens  loss {mean:.3f}  {rate:,.0f} tokens/s"
                    f"  {left:.0f} min left",
                    flush=True,
                )
    run.save(folder / name)
    for number, handler in handlers.items():
        signal.signal(number, handler)
    return losses


def _rows_up_to(path: Path, tokens: int) -> list[list[str]]:
    """The log's rows that the checkpoint includes: rows written after it are dropped."""
    if not path.exists():
        return []
    with open(path, newline="", encoding="utf-8") as file:
        return [row for row in list(csv.reader(file))[1:] if row and int(row[0]) <= tokens]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--until", type=int, default=60_000_000, help="tokens of the stable leg")
    parser.add_argument("--finish", type=int, default=0, help="tokens of the finishing leg")
    parser.add_argument("--weights", type=Path, help="kept weights to begin from")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--device", default="cpu", help="cpu, or cuda where there is one")
    defaults = Recipe()
    for field, value in asdict(defaults).items():
        parser.add_argument(f"--{field.replace('_', '-')}", type=type(value), default=value)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    recipe = Recipe(**{field: getattr(args, field) for field in asdict(defaults)})
    train(args.folder, recipe, args.until, args.finish, weights=args.weights, device=args.device)


if __name__ == "__main__":
    main()
