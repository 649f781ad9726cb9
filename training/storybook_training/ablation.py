"""What each head and each layer's attention is worth: the loss on held-out stories without it.

A head is switched off in two ways: by zeros in place of its output, or by its mean over a sample of
texts. Zeros also remove what the head adds everywhere alike, which later layers count on; the mean
keeps that and removes only what depends on the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import torch
from torch import Tensor
from transformers import GPT2LMHeadModel


@contextmanager
def head_outputs_replaced(
    model: GPT2LMHeadModel, replaced: dict[tuple[int, int], Tensor]
) -> Iterator[None]:
    """While open, the output of each (layer, head) is the given vector [d] at every position."""
    size = model.config.n_embd // model.config.n_head
    hooks = []
    for layer in {layer for layer, _ in replaced}:

        def replace(_module, inputs, layer=layer):
            merged = inputs[0].clone()
            for (at, head), value in replaced.items():
                if at == layer:
                    merged[..., head * size : (head + 1) * size] = value
            return (merged,)

        projection = model.transformer.h[layer].attn.c_proj
        hooks.append(projection.register_forward_pre_hook(replace))
    try:
        yield
    finally:
        for hook in hooks:
            hook.remove()


def mean_head_outputs(model: GPT2LMHeadModel, rows: Tensor) -> Tensor:
    """rows [N, T] -> mean output of each head before W_O, [L, H, d]."""
    kept: list[Tensor] = []
    hooks = [
        block.attn.c_proj.register_forward_pre_hook(
            lambda _module, inputs: kept.append(inputs[0].mean((0, 1)))
        )
        for block in model.transformer.h
    ]
    try:
        with torch.no_grad():
            model(rows, use_cache=False)
    finally:
        for hook in hooks:
            hook.remove()
    return torch.stack(kept).view(model.config.n_layer, model.config.n_head, -1)


def loss_on(model: GPT2LMHeadModel, rows: Tensor) -> float:
    """rows [N, T] -> mean cross-entropy of tokens 1 .. T - 1, nats."""
    with torch.no_grad():
        logits = model(rows, use_cache=False).logits[:, :-1]
    return torch.nn.functional.cross_entropy(logits.flatten(0, 1), rows[:, 1:].flatten()).item()


def measure_ablation(model: GPT2LMHeadModel, rows: Tensor) -> dict:
    """Returns how much the loss on `rows` [N, T] rises without each head, [L][H], and without each
    layer's whole attention, [L]; in nats a token, by zeros and by means over `rows`."""
    layers, heads = model.config.n_layer, model.config.n_head
    means = mean_head_outputs(model, rows)
    fills = {"zero": torch.zeros_like(means), "mean": means}
    whole = loss_on(model, rows)

    def rise(off: list[tuple[int, int]], fill: Tensor) -> float:
        with head_outputs_replaced(model, {at: fill[at] for at in off}):
            return round(loss_on(model, rows) - whole, 4)

    return {
        "loss": whole,
        "heads": {
            name: [[rise([(layer, h)], fill) for h in range(heads)] for layer in range(layers)]
            for name, fill in fills.items()
        },
        "layers": {
            name: [rise([(layer, h) for h in range(heads)], fill) for layer in range(layers)]
            for name, fill in fills.items()
        },
    }
