"""training/report.md from the figures in measured/: no number in it is written by hand.

    python -m storybook_training.report
"""

from __future__ import annotations

import argparse
import json
import textwrap
from pathlib import Path

from .evaluate import MEASURED, STORIES, TRAINING

SHIPPED = "storybook, the shipped int8 file"


def paragraph(text: str) -> str:
    """The text in lines of at most 100 characters."""
    return textwrap.fill(" ".join(text.split()), 100, break_long_words=False)


def table(header: list[str], rows: list[list[str]]) -> str:
    """A Markdown table, the columns after the first aligned to the right."""
    lines = [header, ["---", *["---:"] * (len(header) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def bits_section(evaluation: dict, baselines: dict) -> str:
    """All models and compressors in one table, the best on the stories first."""
    models = evaluation["bits_per_byte"]
    rows = {**baselines, "storybook, fp32": models["fp32"], SHIPPED: models["shipped"]}
    names = list(models["shipped"])
    ranked = sorted(rows.items(), key=lambda row: row[1][STORIES])
    cells = [[name, *(f"{row[part]:.3f}" for part in names)] for name, row in ranked]
    sizes = ", ".join(
        f"{name} ({part['bytes']:,} bytes, {part['tokens']:,} tokens)"
        for name, part in evaluation["sets"].items()
    )
    context = evaluation["recipe"]["context"]
    notes = f"""The texts: {sizes}. storybook reads windows of {context} tokens that overlap by half;
        every token is scored once and, outside the first window, with at least {context // 2} tokens
        before it. gzip -9 and xz -9e get the held-out text and nothing else; the other rows name what
        they get of the training text."""
    return f"""## Bits per byte on held-out texts

{table(["", *names], cells)}

{paragraph(notes)}"""


def shipped_section(evaluation: dict) -> str:
    """What int8 costs."""
    models = evaluation["bits_per_byte"]
    exact, shipped = models["fp32"][STORIES], models["shipped"][STORIES]
    return f"""## The shipped file beside fp32

- Bits per byte on the stories: {shipped:.4f} against {exact:.4f}, {100 * (shipped / exact - 1):+.2f} %.
- Same likeliest token at {100 * evaluation["top_1_agreement"]:.1f} of 100 positions.
- The file has {evaluation["model_bytes"]:,} bytes for {evaluation["parameters"]:,} weights."""


def recipe_section(evaluation: dict, prepared: dict) -> str:
    """What the run was."""
    recipe = evaluation["recipe"]
    sizes = (
        f"{recipe['layers']} layers, {recipe['heads']} heads, width {recipe['width']}, context "
        f"{recipe['context']}, vocabulary {recipe['vocab_size']:,}"
    )
    seen, tokens = evaluation["tokens_seen"], prepared["tokens"]
    text = f"""{sizes}: {evaluation["parameters"]:,} weights, trained on {seen:,} tokens in batches of
        {recipe["batch_tokens"]:,}, {seen / tokens:.1f} epochs of {tokens:,} tokens. An epoch holds
        {prepared["stories"]:,} stories, each {prepared["story_repeats"]} times, and
        {prepared["chapters"]:,} chapters of books once; {prepared["documents_dropped"]} documents with
        a word that does not belong in a classroom were left out. Of the vocabulary,
        {prepared["tokens_never_seen"]} tokens never occur (bytes, for the most part), and
        {prepared["tokens_rare_in_an_epoch"]} occur fewer than 200 times in an epoch.
        Half of the windows begin where a text begins. Nothing but the next token was trained."""
    return f"## The run\n\n{paragraph(text)}"


def heads_section(heads: dict) -> str:
    """The best heads, and every head's three scores."""
    names = {
        "previous_token": "previous token",
        "first_token": "first token",
        "induction": "induction",
    }
    lines = [
        f"- Best {names[name]} score: {best['score']:.3f}, layer {best['layer']}, head {best['head']}."
        for name, best in heads["best"].items()
    ]
    tables = []
    for name, title in names.items():
        rows = [
            [f"layer {number}", *(f"{value:.2f}" for value in row)]
            for number, row in enumerate(heads["scores"][name], 1)
        ]
        header = [title, *(f"head {h}" for h in range(1, len(rows[0])))]
        tables.append(table(header, rows))
    nats = heads["repeated_nats"]
    by_length = "Best induction score by the number of random tokens that repeat: " + ", ".join(
        f"{best['tokens']} tokens {best['score']:.3f} (layer {best['layer']}, head {best['head']})"
        for best in heads["induction_by_length"]
    )
    text = "\n\n".join(tables)
    notes = f"""Mean attention weights, layers and heads counted from 1. Previous and first token:
        {heads["windows"]} windows of {heads["window"]} tokens of the held-out stories; queries with
        nothing else to look at are left out. Induction: {heads["repeated_rows"]} rows of
        {heads["repeated_tokens"]} random tokens given twice, the weight on the token after a token's
        first occurrence."""
    return f"""## What the heads look at

{chr(10).join(lines)}
- {by_length}.
- Random tokens given twice: {nats["first_time"]:.2f} nats each at first, then {nats["second_time"]:.2f}.

{paragraph(notes)}

{text}"""


def ablation_section(heads: dict) -> str:
    """What heads and layers are worth on the held-out stories."""
    figures = heads["ablation"]

    def by_layer(rows: list[list[float]]) -> list[list[str]]:
        return [[f"layer {n}", *(f"{v:.3f}" for v in row)] for n, row in enumerate(rows, 1)]

    tables = []
    for name in ("mean", "zero"):
        rows = by_layer(figures["heads"][name])
        whole = [f"{value:.3f}" for value in figures["layers"][name]]
        cells = [[*row, layer] for row, layer in zip(rows, whole, strict=True)]
        header = [f"by {name}", *(f"head {h}" for h in range(1, len(rows[0]))), "all heads"]
        tables.append(table(header, cells))
    notes = f"""How much the loss on held-out stories ({figures["loss"]:.3f} nats a token) rises when a
        head's output is replaced by its mean over these stories, or by zeros, at every position."""
    text = "\n\n".join(tables)
    return f"## What the heads are worth\n\n{paragraph(notes)}\n\n{text}"


def quoted(prompt: str, text: str) -> str:
    """A sample as a block quote, its prompt in bold, with its own line breaks."""
    shown = f"**{prompt}**{text}" if prompt else text
    return "\n".join(f"> {line}".rstrip() for line in shown.splitlines())


def reading(samples: dict, read: dict) -> str:
    """What a reader found in the heroine's samples: measured/reading.json, written by hand."""
    drawn = {str(sample["seed"]): sample["text"] for sample in samples["heroine"]}
    failing: dict[str, str] = read["failing"]
    if missing := [seed for seed, words in failing.items() if words not in drawn[seed]]:
        raise ValueError(f"reading.json is of other samples: seeds {', '.join(missing)}")
    sound = len(drawn) - len(failing)
    found = "; ".join(f"seed {seed}, “{words}”" for seed, words in failing.items())
    return paragraph(f"""Read one by one: in {sound} of these {len(drawn)} every sentence is
        grammatical, and {read["heroine"]} keep their heroine to the end. Not sound: {found}. Sense is
        another matter: what happens next often has little to do with what happened before.""")


def samples_section(samples: dict, read: dict) -> str:
    """The samples as they came, and what a reader found."""
    sampling = samples["sampling"]
    notes = f"""Temperature {sampling["temperature"]}, top-p {sampling["top_p"]} (the Lab's defaults), up
        to {samples["length"]} tokens after the prompt (bold), drawn from the shipped file. None was
        left out or changed."""
    kinds = {**samples["samples"], "a heroine": samples["heroine"]}
    parts = [
        f"### {kind[0].upper()}{kind[1:]}\n\n"
        + "\n\n".join(f"Seed {s['seed']}:\n\n{quoted(s['prompt'], s['text'])}" for s in drawn)
        for kind, drawn in kinds.items()
    ]
    text = "\n\n".join([*parts, reading(samples, read)])
    return f"## Samples, unedited\n\n{paragraph(notes)}\n\n{text}"


def character_section(samples: dict) -> str:
    """Names that come back, and what is copied, beside the same in stories."""
    names, copied = samples["names"], samples["copied"]
    rows = [
        [
            f"a name given in the first sentence comes back within {samples['length']} tokens",
            f"{100 * names['samples']:.0f} %",
            f"{100 * names['stories']:.0f} %",
        ],
        [
            "runs of 8 tokens that stand in the training text",
            f"{100 * copied['samples']:.1f} %",
            f"{100 * copied['stories']:.1f} %",
        ],
    ]
    notes = f"""The {names["texts"]} samples go on from the first sentence of a held-out story that gives
        a name."""
    return f"""## Samples beside stories

{table(["", "samples", "held-out stories"], rows)}

{paragraph(notes)}"""


def limits_section(samples: dict, evaluation: dict) -> str:
    """What it cannot do, shown by what it does."""
    rows = [
        [f"{kind}: {probe['prompt']}".replace("\n", " ↵ "), probe["text"].replace("\n", " ↵ ")]
        for kind, probes in samples["probes"].items()
        for probe in probes
    ]
    costs = [[name, f"{bits:.2f}"] for name, bits in samples["other_text"].items()]
    shipped = evaluation["bits_per_byte"]["shipped"][STORIES]
    costs.append([f"the {STORIES}, for comparison", f"{shipped:.2f}"])
    probes = "\n".join(f"| {prompt} | {text} |" for prompt, text in rows)
    notes = f"""It has read simple stories and children's books and nothing else. It knows few
        facts and does not count, and a story of more than a few sentences loses its thread. These are its likeliest {samples["probe_length"]} tokens after a few prompts (no sampling),
        whatever they are:"""
    return f"""## What it cannot do

{paragraph(notes)}

| prompt | continuation |
| --- | --- |
{probes}

Text of other kinds costs it more. Bits per byte of a sentence or two of each:

{table(["text", "bits per byte"], costs)}"""


def make_report(measured: Path) -> str:
    """The whole of report.md."""

    def read(name: str) -> dict:
        return json.loads((measured / f"{name}.json").read_text(encoding="utf-8"))

    evaluation, samples, heads = read("evaluation"), read("samples"), read("heads")
    parts = [
        "# storybook, measured\n\nWritten by `python -m storybook_training.report` from the figures in "
        "`measured/`.",
        recipe_section(evaluation, read("prepared")),
        bits_section(evaluation, read("baselines")),
        shipped_section(evaluation),
        heads_section(heads),
        ablation_section(heads),
        character_section(samples),
        limits_section(samples, evaluation),
        samples_section(samples, read("reading")),
    ]
    return "\n\n".join(parts) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--measured", type=Path, default=MEASURED)
    parser.add_argument("--out", type=Path, default=TRAINING / "report.md")
    args = parser.parse_args()
    args.out.write_text(make_report(args.measured), encoding="utf-8")
    print(f"-> {args.out.name}")


if __name__ == "__main__":
    main()
