"""The learning rate: warm-up, stable, decay (so that any stable point can end in a finished model)."""

from __future__ import annotations


def learning_rate_factor(
    tokens: int, warmup_tokens: int, decay_start: int | None, decay_tokens: int
) -> float:
    """0..1: linear rise, then 1, then linear fall to 0 over `decay_tokens` after `decay_start`."""
    rise = min(1.0, (tokens + 1) / warmup_tokens) if warmup_tokens else 1.0
    if decay_start is None:
        return rise
    fall = 1.0 - (tokens - decay_start) / decay_tokens
    return rise * min(1.0, max(0.0, fall))
