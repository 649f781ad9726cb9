"""Reading what a run wrote: a checkpoint (stable.pt, finished.pt) or bare weights (weights/*.pt).

    python -m storybook_training.checkpoint RUN/stable.pt

keeps the bare weights of a stable leg in the repository, checkpoint/stable.safetensors, and its log: a run
on another machine can go on from them (train --weights).
"""

from __future__ import annotations

import argparse
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors import safe_open
from safetensors.torch import save_file
from transformers import GPT2LMHeadModel

from .model import make_config, make_model


@dataclass(frozen=True)
class Checkpoint:
    """A model in fp32, and where in its run it stood."""

    model: GPT2LMHeadModel
    recipe: dict
    tokens_seen: int


KEPT = Path(__file__).parents[1] / "checkpoint/stable.safetensors"


def keep(path: Path, kept: Path) -> None:
    """Write the weights at `path` (fp16) to `kept`, with recipe and tokens seen, and the run's log."""
    checkpoint = load_checkpoint(path)
    weights = {name: value.half() for name, value in checkpoint.model.state_dict().items()}
    del weights["lm_head.weight"]  # the token table once more
    about = {"recipe": json.dumps(checkpoint.recipe), "tokens_seen": str(checkpoint.tokens_seen)}
    kept.parent.mkdir(parents=True, exist_ok=True)
    save_file(weights, kept, metadata=about)
    if (log := path.parent / "loss.csv").exists():
        shutil.copy(log, kept.parent)


def read_kept(path: Path) -> dict:
    """What `keep` wrote, in the form of a checkpoint without optimizers."""
    with safe_open(path, framework="pt") as file:
        about = file.metadata()
        weights = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
    weights["lm_head.weight"] = weights["transformer.wte.weight"]
    return {
        "recipe": json.loads(about["recipe"]),
        "tokens_seen": int(about["tokens_seen"]),
        "model": weights,
    }


def run_folder(path: Path) -> Path:
    """The folder of the run that `path` belongs to: the nearest one above with a recipe.json."""
    for folder in path.resolve().parents:
        if (folder / "recipe.json").exists():
            return folder
    raise FileNotFoundError(f"no recipe.json in a folder above {path}")


def load_checkpoint(path: Path) -> Checkpoint:
    """The model at `path`, in evaluation mode, with eager attention (so that maps can be read)."""
    kept = path.suffix == ".safetensors"
    state = read_kept(path) if kept else torch.load(path, map_location="cpu", weights_only=True)
    if "recipe" in state:
        recipe, weights, tokens = state["recipe"], state["model"], state["tokens_seen"]
    else:
        recipe = json.loads((run_folder(path) / "recipe.json").read_text(encoding="utf-8"))
        weights, tokens = state, int(path.stem)
    config = make_config(
        recipe["vocab_size"], recipe["width"], recipe["layers"], recipe["heads"], recipe["context"]
    )
    model = make_model(config, seed=0)
    model.load_state_dict({name: value.float() for name, value in weights.items()})
    return Checkpoint(as_eager(model), recipe, tokens)


def as_eager(model: GPT2LMHeadModel) -> GPT2LMHeadModel:
    """The same model with attention written out, in evaluation mode, gradients off."""
    model.config.use_cache = True
    model.set_attn_implementation("eager")
    return model.eval().requires_grad_(False)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--out", type=Path, default=KEPT)
    args = parser.parse_args()
    keep(args.checkpoint, args.out)
    print(f"{args.out.stat().st_size:,} bytes -> {args.out.name}")


if __name__ == "__main__":
    main()
