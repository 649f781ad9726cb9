"""Muon for the block matrices, AdamW for everything else.

Muon (Jordan et al., 2024, https://kellerjordan.github.io/posts/muon/) replaces a matrix's momentum by
the nearest semi-orthogonal matrix. torch.optim.Muon does that in bfloat16 and one matrix at a time;
this one takes the precision that the processor is fast in, and all matrices of a shape as one batch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor
from transformers import GPT2LMHeadModel

if TYPE_CHECKING:
    from .train import Recipe

NEWTON_SCHULZ = (3.4445, -4.7750, 2.0315)  # coefficients of the quintic, from the source above


def orthogonalize(
    matrices: Tensor, steps: int = 5, precision: torch.dtype = torch.float32
) -> Tensor:
    """[N, rows, columns] with rows <= columns -> the nearly semi-orthogonal matrices next to them."""
    a, b, c = NEWTON_SCHULZ
    x = (matrices / (matrices.norm(dim=(1, 2), keepdim=True) + 1e-7)).to(precision)
    for _ in range(steps):
        gram = x @ x.mT
        x = a * x + (b * gram + c * gram @ gram) @ x
    return x.to(matrices.dtype)


class Muon(torch.optim.Optimizer):
    """Steps of equal spectral norm: lr × sqrt(max(1, out/in)) × orthogonalize(momentum).

    Parameters are Hugging Face Conv1D weights, [in, out]. The fused query-key-value weight
    ([D, 3D]) is three maps side by side and is treated as three matrices.
    """

    def __init__(
        self,
        params,
        lr: float,
        momentum: float = 0.95,
        weight_decay: float = 0.0,
        precision: torch.dtype = torch.float32,
    ):
        super().__init__(params, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})
        self.precision = precision

    @torch.no_grad()
    def step(self, closure=None):
        assert closure is None
        for group in self.param_groups:
            by_shape: dict[tuple[int, int], list[tuple[Tensor, Tensor, bool]]] = {}
            for parameter in group["params"]:
                if parameter.grad is None:
                    continue
                state = self.state[parameter]
                if not state:
                    state["momentum"] = torch.zeros_like(parameter)
                momentum = state["momentum"].lerp_(parameter.grad, 1 - group["momentum"])
                update = parameter.grad.lerp(momentum, group["momentum"])  # Nesterov
                if group["weight_decay"]:
                    parameter.mul_(1 - group["lr"] * group["weight_decay"])
                rows, columns = parameter.shape
                parts = columns // rows if columns == 3 * rows else 1
                for weight, part in zip(
                    parameter.chunk(parts, dim=1), update.chunk(parts, dim=1), strict=True
                ):
                    flip = part.shape[0] > part.shape[1]
                    oriented = part.mT if flip else part
                    by_shape.setdefault(tuple(oriented.shape), []).append((weight, oriented, flip))
            for entries in by_shape.values():
                stacked = torch.stack([part for _, part, _ in entries])
                directions = orthogonalize(stacked, precision=self.precision)
                for (weight, _, flip), direction in zip(entries, directions, strict=True):
                    scale = max(1.0, weight.shape[1] / weight.shape[0]) ** 0.5
                    weight.add_(direction.mT if flip else direction, alpha=-group["lr"] * scale)


def make_optimizers(
    model: GPT2LMHeadModel, recipe: Recipe, precision: torch.dtype = torch.float32
) -> list[torch.optim.Optimizer]:
    """Returns [Muon over the blocks' matrices, AdamW over the tables, gains and biases].

    Two choices keep the tables readable. Adam makes a step of full length for any gradient far
    above `eps`, however small: with the usual 1e-8, rows of tokens that hardly occur are pushed
    away for the whole run and end up the longest of all. `table_eps` and `table_decay` keep them
    short. And a row of the position table gets a noisy gradient, one token a window: its own
    small rate averages the noise out.
    """
    body = model.transformer
    tables = {id(body.wte.weight), id(body.wpe.weight)}
    matrices, others = [], []
    for name, parameter in model.named_parameters():
        if id(parameter) in tables:
            continue
        (matrices if parameter.ndim == 2 and ".h." in name else others).append(parameter)
    table = {"weight_decay": recipe.table_decay, "eps": recipe.table_eps}
    groups = [
        {"params": [body.wte.weight], "lr": recipe.token_lr, **table},
        {"params": [body.wpe.weight], "lr": recipe.position_lr, **table},
        {"params": others, "lr": recipe.other_lr, "weight_decay": 0.0},
    ]
    return [
        Muon(matrices, lr=recipe.matrix_lr, weight_decay=recipe.weight_decay, precision=precision),
        torch.optim.AdamW(groups, betas=(0.9, 0.95), fused=True),
    ]
