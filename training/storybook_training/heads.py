"""What each head looks at, and what it is worth: scores and ablations -> measured/heads.json.

    python -m storybook_training.heads --corpus CORPUS

Scores are mean attention weights of the shipped weights. Induction as in Olsson et al., "In-context
learning and induction heads" (2022): on a row of random tokens given twice, the weight from a token
of the second half to the one after its first occurrence.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from transformers import GPT2LMHeadModel

from .ablation import measure_ablation
from .corpus import held_out_stories
from .evaluate import MEASURED, MODEL_FOLDER, write_measured
from .prepare import token_stream
from .references import shipped_model
from .tokenizer import end_of_text_id, load_tokenizer

WINDOW, WINDOWS = 128, 64  # tokens of held-out text a row, rows
REPEATED, ROWS, SEED = 64, 32, 1  # random tokens before they repeat, rows
LENGTHS = (8, 16, 24, 32, 64, 128)  # the more tokens, the more there is that draws weight away


def previous_token_score(attention: Tensor) -> Tensor:
    """attention [L, H, Q, K] -> [L, H]: mean weight on the token before, over queries 1 .. Q - 1."""
    return attention.diagonal(offset=-1, dim1=-2, dim2=-1).mean(-1)


def first_token_score(attention: Tensor) -> Tensor:
    """attention [L, H, Q, K] -> [L, H]: mean weight on token 0, over queries 2 .. Q - 1.

    Query 0 sees nothing else, and for query 1 the first token is the previous one.
    """
    return attention[..., 2:, 0].mean(-1)


def induction_score(attention: Tensor, repeated: int) -> Tensor:
    """attention [L, H, 2n, 2n] over n tokens given twice -> [L, H]: from i to i - n + 1, i >= n."""
    return attention.diagonal(offset=1 - repeated, dim1=-2, dim2=-1)[..., 1:].mean(-1)


def attention_of(model: GPT2LMHeadModel, ids: Tensor) -> tuple[Tensor, Tensor]:
    """ids [T] -> (attention [L, H, T, T], logits [T, V])."""
    with torch.no_grad():
        outputs = model(ids[None], output_attentions=True, use_cache=False)
    return torch.stack(outputs.attentions)[:, 0], outputs.logits[0]


def text_scores(model: GPT2LMHeadModel, stream: np.ndarray) -> dict[str, Tensor]:
    """Mean scores over WINDOWS rows, evenly spaced over the stream."""
    previous, first = [], []
    for ids in rows_of(stream):
        attention, _ = attention_of(model, ids)
        previous.append(previous_token_score(attention))
        first.append(first_token_score(attention))
    return {
        "previous_token": torch.stack(previous).mean(0),
        "first_token": torch.stack(first).mean(0),
    }


def repeated_scores(
    model: GPT2LMHeadModel, end: int, repeated: int = REPEATED
) -> tuple[Tensor, list[float]]:
    """([L, H] induction scores, mean nats of the tokens the first and the second time)."""
    rng, scores, losses = np.random.default_rng(SEED), [], []
    for _ in range(ROWS):
        once = rng.integers(0, end, repeated)
        ids = torch.from_numpy(np.concatenate([once, once]))
        attention, logits = attention_of(model, ids)
        scores.append(induction_score(attention, repeated))
        nats = torch.nn.functional.cross_entropy(logits[:-1], ids[1:], reduction="none")
        losses.append([nats[: repeated - 1].mean().item(), nats[repeated:].mean().item()])
    return torch.stack(scores).mean(0), np.mean(losses, axis=0).tolist()


def best(scores: list[list[float]]) -> dict:
    """The head with the highest score; layer and head counted from 1."""
    array = np.array(scores)
    layer, head = np.unravel_index(array.argmax(), array.shape)
    return {"layer": int(layer) + 1, "head": int(head) + 1, "score": float(array.max())}


def induction_by_length(model: GPT2LMHeadModel, end: int) -> list[dict]:
    """The best induction head for each number of random tokens, with that number."""
    return [
        {"tokens": length, **best(repeated_scores(model, end, length)[0].tolist())}
        for length in LENGTHS
    ]


def rows_of(stream: np.ndarray) -> Tensor:
    """Returns WINDOWS rows of WINDOW tokens, evenly spaced over the stream, int64."""
    starts = np.linspace(0, len(stream) - WINDOW, WINDOWS).astype(int)
    rows = np.stack([stream[start : start + WINDOW] for start in starts])
    return torch.from_numpy(rows.astype(np.int64))


def measure_heads(model_folder: Path, corpus: Path) -> dict:
    """All scores of the shipped model, [layer][head]."""
    model, tokenizer = shipped_model(model_folder), load_tokenizer(model_folder)
    stream = token_stream(tokenizer, held_out_stories(corpus))
    end = end_of_text_id(tokenizer)
    induction, nats = repeated_scores(model, end)
    tensors = {**text_scores(model, stream), "induction": induction}
    scores = {
        name: [[round(value, 4) for value in row] for row in tensor.tolist()]
        for name, tensor in tensors.items()
    }
    return {
        "window": WINDOW,
        "windows": WINDOWS,
        "repeated_tokens": REPEATED,
        "repeated_rows": ROWS,
        "repeated_nats": {"first_time": nats[0], "second_time": nats[1]},
        "induction_by_length": induction_by_length(model, end),
        "scores": scores,
        "best": {name: best(table) for name, table in scores.items()},
        "ablation": measure_ablation(model, rows_of(stream)),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=MODEL_FOLDER)
    parser.add_argument("--measured", type=Path, default=MEASURED)
    args = parser.parse_args()
    torch.set_num_threads(1)
    figures = measure_heads(args.model, args.corpus)
    write_measured("heads", figures, args.measured)
    print(figures["best"], figures["repeated_nats"])


if __name__ == "__main__":
    main()
