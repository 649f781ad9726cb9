"""Bits per byte: how well a model predicts a text, whatever its tokens are.

Windows of the full context overlap by half; every token is scored once, and, but for those of the
first window, with at least half a context before it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch

from .session import Session

Logits = Callable[[np.ndarray], np.ndarray]
"""Token ids [B, T] -> logits [B, T, V], fp32."""


@dataclass(frozen=True)
class Scores:
    """One entry a token of the text, in its order."""

    nats: np.ndarray  # minus the log-probability of the token
    top: np.ndarray  # the id that the model thought likeliest in its place


def windows(length: int, context: int) -> list[tuple[int, int, int]]:
    """(start, stop, first scored target) of each window over `length` targets.

    A window reads stream[start:stop] and predicts targets start .. stop - 1 (target i is
    stream[i + 1]).
    """
    found, scored, start = [], 0, 0
    while scored < length:
        stop = min(start + context, length)
        found.append((start, stop, scored))
        scored, start = stop, start + context // 2
    return found


def score(logits: Logits, stream: np.ndarray, context: int, batch: int = 4) -> Scores:
    """Score stream[1:], each token from those before it; stream[0] is the end-of-text token."""
    length = len(stream) - 1
    nats, top = np.empty(length), np.empty(length, dtype=np.int64)
    todo = windows(length, context)
    full = [window for window in todo if window[1] - window[0] == context]
    groups = [full[i : i + batch] for i in range(0, len(full), batch)]
    groups += [[window] for window in todo if window[1] - window[0] < context]
    for group in groups:
        rows = np.stack([stream[start:stop] for start, stop, _ in group]).astype(np.int64)
        for (start, stop, first), row in zip(group, logits(rows), strict=True):
            kept = torch.from_numpy(row[first - start :])
            targets = torch.from_numpy(stream[first + 1 : stop + 1].astype(np.int64))
            losses = torch.nn.functional.cross_entropy(kept.double(), targets, reduction="none")
            nats[first:stop], top[first:stop] = losses.numpy(), kept.argmax(1).numpy()
    return Scores(nats, top)


def bits_per_byte(scores: Scores, text: str) -> float:
    """Bits that the whole text costs, over its length in UTF-8."""
    return float(scores.nats.sum() / np.log(2) / len(text.encode()))


def torch_logits(model: torch.nn.Module) -> Logits:
    """The PyTorch model's logits."""

    def run(ids: np.ndarray) -> np.ndarray:
        with torch.no_grad():
            return model(torch.from_numpy(ids), use_cache=False).logits.numpy()

    return run


def session_logits(session: Session) -> Logits:
    """An ONNX file's logits."""
    return lambda ids: session.run(ids)["logits"]
