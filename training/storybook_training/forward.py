"""GPT-2's forward pass over the weights of a GPT2LMHeadModel, for training.

The same numbers as the model's own pass (a test holds them together), and two things beside: how
much of each head's attention lies on the first token, which a fused kernel never hands out, and no
masks or caches to build.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F
from transformers import GPT2LMHeadModel

LANE = 8  # channels by which a head grows to hold the extra one


def attend(query: Tensor, key: Tensor, value: Tensor) -> tuple[Tensor, Tensor]:
    """[B, H, T, d] each -> (causal attention [B, H, T, d], its weight on token 0 [B, H, T]).

    The weight comes as one more channel of the values, 1 at token 0 and 0 elsewhere: what a head
    gathers there is its attention to token 0.
    """
    size = query.shape[-1]
    first = torch.zeros_like(value[..., :LANE])
    first[..., 0, 0] = 1
    pad = (0, LANE)
    gathered = F.scaled_dot_product_attention(
        F.pad(query, pad),
        F.pad(key, pad),
        torch.cat([value, first], -1),
        is_causal=True,
        scale=size**-0.5,
    )
    return gathered[..., :size], gathered[..., size]


def forward(model: GPT2LMHeadModel, inputs: Tensor) -> tuple[Tensor, Tensor]:
    """inputs [B, T] -> (logits [B, T, V], mean weight on token 0 of all queries but it, [L, H])."""
    body, config = model.transformer, model.config
    rows, length = inputs.shape
    x = body.wte(inputs) + body.wpe.weight[:length]
    resting = []
    for block in body.h:
        heads = (rows, length, 3, config.n_head, -1)
        query, key, value = (
            block.attn.c_attn(block.ln_1(x)).view(heads).permute(2, 0, 3, 1, 4).unbind(0)
        )
        gathered, on_first = attend(query, key, value)
        x = x + block.attn.c_proj(gathered.transpose(1, 2).reshape(rows, length, -1))
        x = x + block.mlp(block.ln_2(x))
        resting.append(on_first[..., 1:].mean((0, 2)))
    return body.ln_f(x) @ body.wte.weight.T, torch.stack(resting)
