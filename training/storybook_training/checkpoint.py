"""Reading what a run wrote: a checkpoint (stable.pt, finished.pt) or bare weights (weights/*.pt)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import torch
from transformers import GPT2LMHeadModel

from .model import make_config, make_model


@dataclass(frozen=True)
class Checkpoint:
    """A model in fp32, and where in its run it stood."""

    model: GPT2LMHeadModel
    recipe: dict
    tokens_seen: int


def run_folder(path: Path) -> Path:
    """The folder of the run that `path` belongs to: the nearest one above with a recipe.json."""
    for folder in path.resolve().parents:
        if (folder / "recipe.json").exists():
            return folder
    raise FileNotFoundError(f"no recipe.json in a folder above {path}")


def load_checkpoint(path: Path) -> Checkpoint:
    """The model at `path`, in evaluation mode, with eager attention (so that maps can be read)."""
    state = torch.load(path, map_location="cpu", weights_only=True)
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
