"""How samples compare with stories: whether a name comes back, and how much is copied."""

from __future__ import annotations

import re

import numpy as np

RUN = 8  # tokens of a run that counts as copied
NAMED = re.compile(r"\b(?:named|called) ([A-Z][a-z]+)\b")
FIRST_SENTENCE = re.compile(r".+?[.!?](?=\s)", re.DOTALL)


def stories_with_a_name(stories: list[str]) -> list[tuple[str, str, str]]:
    """Returns (first sentence, name, rest) of each story whose first sentence gives a name."""
    found = []
    for story in stories:
        first = FIRST_SENTENCE.match(story)
        name = first and NAMED.search(first[0])
        if first and name:
            found.append((first[0], name[1], story[first.end() :]))
    return found


def name_returns(name: str, text: str) -> bool:
    """Whether the name stands in the text, as a whole word."""
    return re.search(rf"\b{re.escape(name)}\b", text) is not None


def runs_of(tokens: np.ndarray, length: int = RUN) -> np.ndarray:
    """tokens [N] uint16 -> all runs of `length` tokens, [N - length + 1], each as one value."""
    if len(tokens) < length:
        return np.zeros(0, dtype=f"V{2 * length}")
    windows = np.lib.stride_tricks.sliding_window_view(np.ascontiguousarray(tokens), length)
    return np.ascontiguousarray(windows).view(f"V{2 * length}").ravel()


def copied_share(texts: list[np.ndarray], training: np.ndarray) -> float:
    """Returns the share of all runs of RUN tokens in `texts` that `training` holds too."""
    wanted = {run.tobytes() for text in texts for run in runs_of(text)}
    seen: set[bytes] = set()
    for start in range(0, len(training), 1 << 20):
        part = runs_of(training[start : start + (1 << 20) + RUN - 1])
        seen |= wanted & {run.tobytes() for run in part}
    runs = [run.tobytes() for text in texts for run in runs_of(text)]
    return sum(run in seen for run in runs) / len(runs) if runs else 0.0
