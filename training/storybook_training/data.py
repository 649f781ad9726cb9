"""Batches from the token stream: which tokens step `s` sees follows from the seed and `s` alone."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor


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
        picked = np.stack([self.tokens[s : s + context + 1] for s in starts]).astype(np.int64)
        return torch.from_numpy(picked[:, :-1].copy()), torch.from_numpy(picked[:, 1:].copy())
