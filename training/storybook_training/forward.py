"""GPT-2's forward pass over the weights of a GPT2LMHeadModel, for training.

The same numbers as the model's own pass (a test compares them), without masks and caches to build.
"""

from __future__ import annotations

from torch import Tensor
from torch.nn import functional as F
from transformers import GPT2LMHeadModel


def forward(model: GPT2LMHeadModel, inputs: Tensor) -> Tensor:
    """inputs [B, T] -> logits [B, T, V]."""
    body, config = model.transformer, model.config
    rows, length = inputs.shape
    x = body.wte(inputs) + body.wpe.weight[:length]
    for block in body.h:
        heads = (rows, length, 3, config.n_head, -1)
        query, key, value = (
            block.attn.c_attn(block.ln_1(x)).view(heads).permute(2, 0, 3, 1, 4).unbind(0)
        )
        gathered = F.scaled_dot_product_attention(query, key, value, is_causal=True)
        x = x + block.attn.c_proj(gathered.transpose(1, 2).reshape(rows, length, -1))
        x = x + block.mlp(block.ln_2(x))
    return body.ln_f(x) @ body.wte.weight.T
