"""Unedited samples of the shipped file, and probes of what it cannot do -> measured/samples.json.

    python -m storybook_training.samples
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from .evaluate import MEASURED, MODEL_FOLDER, write_measured
from .export import MODEL_FILE
from .score import bits_per_byte, score, session_logits
from .session import Session
from .tokenizer import end_of_text_id, load_tokenizer

TEMPERATURE, LENGTH, PROBE_LENGTH = 0.8, 120, 16
PROMPTS = (
    "",
    "",
    "Once upon a time there was a little",
    "Once upon a time there was a little",
    '"What shall we do today?" asked',
    '"What shall we do today?" asked',
    "The old man opened the door and",
    "In the middle of the night",
    "Mrs. Bobbsey looked out of the window.",
    "The rabbit and the bear",
)
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


def continue_text(
    session: Session, ids: list[int], length: int, end: int, rng: np.random.Generator | None
) -> list[int]:
    """Up to `length` more ids: drawn at TEMPERATURE with `rng`, or the likeliest without one."""
    new, cache, row = [], None, np.array([ids])
    while len(new) < length:
        results = session.run(row, cache)
        cache, logits = session.cache(results), results["logits"][0, -1].astype(np.float64)
        if rng is None:
            chosen = int(logits.argmax())
        else:
            weights = np.exp((logits - logits.max()) / TEMPERATURE)
            chosen = int(rng.choice(len(weights), p=weights / weights.sum()))
        if chosen == end:
            break
        new.append(chosen)
        row = np.array([[chosen]])
    return new


def measure_samples(model_folder: Path) -> dict:
    """Ten samples with their seeds, the probes' likeliest continuations, and other text's cost."""
    tokenizer: Tokenizer = load_tokenizer(model_folder)
    session, end = Session(model_folder / MODEL_FILE), end_of_text_id(tokenizer)

    def text_after(prompt: str, length: int, rng: np.random.Generator | None) -> str:
        ids = [end, *tokenizer.encode(prompt).ids]
        return tokenizer.decode(continue_text(session, ids, length, end, rng))

    def cost(text: str) -> float:
        stream = np.array([end, *tokenizer.encode(text).ids])
        return bits_per_byte(score(session_logits(session), stream, context=512), text)

    samples = [
        {"seed": seed, "prompt": prompt, "text": text_after(prompt, LENGTH, _rng(seed))}
        for seed, prompt in enumerate(PROMPTS, 1)
    ]
    probes = {
        name: [{"prompt": p, "text": text_after(p, PROBE_LENGTH, None)} for p in prompts]
        for name, prompts in PROBES.items()
    }
    other = {name: cost(text) for name, text in OTHER_TEXT.items()}
    settings = {"temperature": TEMPERATURE, "length": LENGTH, "probe_length": PROBE_LENGTH}
    return {**settings, "samples": samples, "probes": probes, "other_text": other}


def _rng(seed: int) -> np.random.Generator:
    return np.random.default_rng(seed)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", type=Path, default=MODEL_FOLDER)
    parser.add_argument("--measured", type=Path, default=MEASURED)
    args = parser.parse_args()
    figures = measure_samples(args.model)
    write_measured("samples", figures, args.measured)
    for sample in figures["samples"]:
        print(f"[{sample['seed']}] {sample['prompt']}|{sample['text']}\n")


if __name__ == "__main__":
    main()
