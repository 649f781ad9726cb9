"""Unedited samples of the shipped file, and probes of what it cannot do -> measured/samples.json.

    python -m storybook_training.samples --corpus CORPUS --run RUN
"""

from __future__ import annotations

import argparse
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from .character import copied_share, name_returns, stories_with_a_name
from .corpus import held_out_stories
from .evaluate import MEASURED, MODEL_FOLDER, write_measured
from .export import MODEL_FILE
from .score import bits_per_byte, score, session_logits
from .session import Session
from .tokenizer import end_of_text_id, load_tokenizer


@dataclass(frozen=True)
class Sampling:
    """How a token is drawn: scaled logits, then the smallest set that holds `top_p`."""

    temperature: float = 0.7
    top_p: float = 0.9


DEFAULT = Sampling()  # the Lab's and the chapters' own
LENGTH, PROBE_LENGTH = 120, 16
PER_PROMPT = 10
PROMPTS = {
    "a phrase": "The brave little mouse",
    "a sentence": "Tom and Anna went to the park.",
    "a question": "Why did the king lock the door?",
    "a beginning": "Once upon a time",
}
HEROINE = "Once upon a time there was a little girl named"
HEROINES = 20
NAMED = 100
PROBES = {
    "facts": ("The capital of France is", "The sun rises in the"),
    "arithmetic": ("Two and two make", "One, two, three, four,", "10 + 5 ="),
    "keeping track": (
        "Tom gave the ball to Anna. Now the ball belongs to",
        "Anna's dog was called Rex. When Anna came home, she called",
    ),
    "today's words": ("She picked up her phone and opened the app to",),
    "other languages": ("Il \u00e9tait une fois une petite", "Es war einmal ein kleines"),
    "code": ("for i in range(10):\n    print(",),
}
OTHER_TEXT = {
    "today's English": "The app on my phone crashed again, so I restarted the router, checked the "
    "battery and sent an email to the support team about the software update.",
    "French": "Il \u00e9tait une fois une petite fille qui vivait avec sa m\u00e8re dans une maison au "
    "bord de la for\u00eat, et tout le monde l'aimait beaucoup.",
    "Python": "def mean(values):\n    total = 0.0\n    for value in values:\n        total += value\n"
    "    return total / len(values)\n",
}


def draw(logits: np.ndarray, sampling: Sampling, rng: np.random.Generator) -> int:
    """logits [V] -> a token id, drawn from the scaled distribution cut off at `top_p`."""
    scaled = logits.astype(np.float64) / sampling.temperature
    weights = np.exp(scaled - scaled.max())
    order = np.argsort(-weights, kind="stable")
    before = np.cumsum(weights[order]) / weights.sum() - weights[order] / weights.sum()
    kept = order[before < sampling.top_p]
    return int(rng.choice(kept, p=weights[kept] / weights[kept].sum()))


def continue_text(
    session: Session,
    ids: list[int],
    length: int,
    end: int,
    rng: np.random.Generator | None,
    sampling: Sampling = DEFAULT,
) -> list[int]:
    """Returns up to `length` more ids: drawn with `rng`, or the likeliest without one."""
    new, cache, row = [], None, np.array([ids])
    while len(new) < length:
        results = session.run(row, cache)
        cache, logits = session.cache(results), results["logits"][0, -1]
        chosen = int(logits.argmax()) if rng is None else draw(logits, sampling, rng)
        if chosen == end:
            break
        new.append(chosen)
        row = np.array([[chosen]])
    return new


def measure_samples(model_folder: Path, corpus: Path, run: Path, sampling: Sampling) -> dict:
    """Returns the samples with their seeds, the probes' likeliest continuations, and the figures
    of character.py for samples and held-out stories alike."""
    tokenizer: Tokenizer = load_tokenizer(model_folder)
    session, end = Session(model_folder / MODEL_FILE), end_of_text_id(tokenizer)

    def ids_after(prompt: str, length: int, rng: np.random.Generator | None) -> list[int]:
        # As on the site: the text is read as it is, without an end-of-text token before it.
        return continue_text(session, tokenizer.encode(prompt).ids, length, end, rng, sampling)

    def sampled(prompt: str, seed: int) -> dict:
        ids = ids_after(prompt, LENGTH, np.random.default_rng(seed))
        return {"seed": seed, "prompt": prompt, "text": tokenizer.decode(ids)}

    def cost(text: str) -> float:
        stream = np.array([end, *tokenizer.encode(text).ids])
        return bits_per_byte(score(session_logits(session), stream, context=512), text)

    held_out = held_out_stories(corpus)
    named = stories_with_a_name(held_out)[:NAMED]
    tokens = np.fromfile(run / "tokens.bin", dtype=np.uint16)
    started = [
        (first, ids_after(first, LENGTH, np.random.default_rng(seed)))
        for seed, (first, _, _) in enumerate(named, 1)
    ]
    written = [np.array(ids, dtype=np.uint16) for _, ids in started]
    stories = [np.array(tokenizer.encode(s).ids, dtype=np.uint16) for s in held_out]
    rests = [tokenizer.decode(tokenizer.encode(rest).ids[:LENGTH]) for _, _, rest in named]
    return {
        "sampling": asdict(sampling),
        "length": LENGTH,
        "probe_length": PROBE_LENGTH,
        "samples": {
            kind: [sampled(prompt, seed) for seed in range(1, PER_PROMPT + 1)]
            for kind, prompt in PROMPTS.items()
        },
        "heroine": [sampled(HEROINE, seed) for seed in range(1, HEROINES + 1)],
        "names": {
            "texts": len(named),
            "samples": float(
                np.mean(
                    [
                        name_returns(name, tokenizer.decode(ids))
                        for (_, name, _), (_, ids) in zip(named, started, strict=True)
                    ]
                )
            ),
            "stories": float(
                np.mean(
                    [name_returns(n, rest) for (_, n, _), rest in zip(named, rests, strict=True)]
                )
            ),
        },
        "copied": {
            "samples": copied_share(written, tokens),
            "stories": copied_share([ids[:LENGTH] for ids in stories], tokens),
        },
        "probes": {
            name: [{"prompt": p, "text": tokenizer.decode(ids_after(p, PROBE_LENGTH, None))} for p in prompts]
            for name, prompts in PROBES.items()
        },
        "other_text": {name: cost(text) for name, text in OTHER_TEXT.items()},
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True, help="holds tokens.bin")
    parser.add_argument("--model", type=Path, default=MODEL_FOLDER)
    parser.add_argument("--measured", type=Path, default=MEASURED)
    parser.add_argument("--temperature", type=float, default=DEFAULT.temperature)
    parser.add_argument("--top-p", type=float, default=DEFAULT.top_p)
    args = parser.parse_args()
    sampling = Sampling(args.temperature, args.top_p)
    figures = measure_samples(args.model, args.corpus, args.run, sampling)
    write_measured("samples", figures, args.measured)
    for sample in figures["heroine"]:
        print(f"[{sample['seed']}] {sample['prompt']}|{sample['text']}\n")


if __name__ == "__main__":
    main()
