"""The model: Hugging Face's GPT2LMHeadModel, and nothing else, at a small size."""

from __future__ import annotations

import torch
from transformers import GPT2Config, GPT2LMHeadModel


def make_config(
    vocab_size: int, width: int, layers: int, heads: int, context: int
) -> GPT2Config:
    """GPT-2's own architecture; dropout is off, because the run sees each book only a few times."""
    return GPT2Config(
        vocab_size=vocab_size,
        n_embd=width,
        n_layer=layers,
        n_head=heads,
        n_positions=context,
        resid_pdrop=0.0,
        embd_pdrop=0.0,
        attn_pdrop=0.0,
        bos_token_id=vocab_size - 1,
        eos_token_id=vocab_size - 1,
    )


def make_model(config: GPT2Config, seed: int) -> GPT2LMHeadModel:
    """A model with GPT-2's initial weights (normal, 0.02), the same for the same seed."""
    torch.manual_seed(seed)
    config._attn_implementation = "sdpa"
    return GPT2LMHeadModel(config)


def parameter_count(model: torch.nn.Module) -> int:
    """Number of weights, the shared token table counted once."""
    return sum(parameter.numel() for parameter in model.parameters())
