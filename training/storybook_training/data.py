"""Batches from the token stream: which tokens a step sees follows from the seed and its number."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor


class Batches:
    """Windows of the token stream, in an order of each epoch's own.

    Each epoch cuts the stream at another offset, so that a token is not always seen at the same
    position. A share of the windows is moved on to the next beginning of a text, since a reader's
    text is short and starts at position 0. All windows have the same length, so that all rows of
    the position table see equally many tokens. Nothing is remembered between calls: a resumed run
    reads on where it stopped.
    """

    def __init__(
        self,
        tokens: np.ndarray,
        seed: int,
        beginnings: np.ndarray | None = None,
        beginning_share: float = 0.0,
    ):
        """tokens [N] uint16; beginnings: ascending places in `tokens` where a text may begin."""
        self.tokens, self.seed = tokens, seed
        self.beginnings = np.zeros(0, np.int64) if beginnings is None else beginnings
        self.beginning_share = beginning_share if len(self.beginnings) else 0.0

    def at(self, tokens_seen: int, batch_tokens: int, context: int) -> tuple[Tensor, Tensor]:
        """Returns (inputs, targets), each [batch_tokens // context, context], int64."""
        rows = batch_tokens // context
        windows = (len(self.tokens) - 1 - context) // context
        per_epoch = windows // rows
        epoch, index = divmod(tokens_seen // batch_tokens, per_epoch)
        rng = np.random.default_rng([self.seed, context, epoch])
        offset = int(rng.integers(context))
        order = rng.permutation(windows)[index * rows : (index + 1) * rows]
        starts = offset + order * context
        if self.beginning_share:
            moved = np.random.default_rng([self.seed, context, epoch, index]).random(rows)
            starts = np.where(moved < self.beginning_share, self.next_beginning(starts), starts)
        return windows_at(self.tokens, np.minimum(starts, len(self.tokens) - 1 - context), context)

    def next_beginning(self, starts: np.ndarray) -> np.ndarray:
        """Returns the first beginning at or after each of `starts`; the last one where none is."""
        index = np.searchsorted(self.beginnings, starts)
        return self.beginnings[np.minimum(index, len(self.beginnings) - 1)].astype(np.int64)


def windows_at(tokens: np.ndarray, starts: np.ndarray, length: int) -> tuple[Tensor, Tensor]:
    """Returns (inputs, targets), each [len(starts), length], int64."""
    picked = np.stack([tokens[s : s + length + 1] for s in starts]).astype(np.int64)
    return torch.from_numpy(picked[:, :-1].copy()), torch.from_numpy(picked[:, 1:].copy())
