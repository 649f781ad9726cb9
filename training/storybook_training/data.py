"""Batches from the token stream: which tokens step `s` sees follows from the seed and `s` alone."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

SHORTEST = 16  # tokens that a window says again


class Batches:
    """Windows of the token stream, every window once an epoch, in an order of the epoch's own.

    Each epoch cuts the stream at another offset, so that a token is not always seen at the same
    position. Nothing is remembered between calls: a resumed run reads on where it stopped.
    """

    def __init__(self, tokens: np.ndarray, seed: int):
        self.tokens, self.seed = tokens, seed

    def at(self, tokens_seen: int, batch_tokens: int, context: int) -> tuple[Tensor, Tensor]:
        """(inputs, targets), each [batch_tokens // context, context], int64."""
        rows = batch_tokens // context
        windows = (len(self.tokens) - 1 - context) // context
        per_epoch = windows // rows
        epoch, index = divmod(tokens_seen // batch_tokens, per_epoch)
        rng = np.random.default_rng([self.seed, context, epoch])
        offset = int(rng.integers(context))
        order = rng.permutation(windows)[index * rows : (index + 1) * rows]
        starts = offset + order * context
        return windows_at(self.tokens, starts, context)


def repeat_some(
    inputs: Tensor, targets: Tensor, share: float, seed: list[int]
) -> tuple[Tensor, Tensor]:
    """Rows as they are, but for about `share` of them, whose beginning is given over and over.

    Books seldom say a passage twice within a window, so copying from what was read is learned late;
    in such a row it pays. The beginning has SHORTEST tokens to half a row. inputs and targets are
    [B, T].
    """
    rng = np.random.default_rng(seed)
    inputs, targets = inputs.clone(), targets.clone()
    context = inputs.shape[1]
    for row in np.flatnonzero(rng.random(len(inputs)) < share):
        period = int(rng.integers(min(SHORTEST, context // 2), context // 2 + 1))
        order = torch.arange(context + 1) % period
        repeated = inputs[row, order]
        inputs[row], targets[row] = repeated[:-1], repeated[1:]
    return inputs, targets


def beginnings(tokens: np.ndarray, ends: set[int], length: int) -> np.ndarray:
    """Places in the stream where a paragraph of at least half a window begins.

    `ends` are the tokens that end one; a paragraph's first token follows one that is not followed
    by another. `length` is that of the windows, which must fit into the stream.
    """
    is_end = np.isin(tokens, sorted(ends))
    starts = np.flatnonzero(is_end[:-1] & ~is_end[1:]) + 1
    lengths = np.diff(np.append(starts, len(tokens)))
    return starts[(lengths >= length // 2) & (starts + length < len(tokens))]


def windows_at(tokens: np.ndarray, starts: np.ndarray, length: int) -> tuple[Tensor, Tensor]:
    """(inputs, targets), each [len(starts), length], int64."""
    picked = np.stack([tokens[s : s + length + 1] for s in starts]).astype(np.int64)
    return torch.from_numpy(picked[:, :-1].copy()), torch.from_numpy(picked[:, 1:].copy())
