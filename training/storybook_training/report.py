"""training/report.md from the figures in measured/: no number in it is written by hand.

    python -m storybook_training.report
"""

from __future__ import annotations

import argparse
import json
import textwrap
from pathlib import Path

from .evaluate import MEASURED, TRAINING

SHIPPED = "storybook, the shipped int8 file"


def paragraph(text: str) -> str:
    """The text in lines of at most 100 characters."""
    return textwrap.fill(" ".join(text.split()), 100, break_long_words=False)


def table(header: list[str], rows: list[list[str]]) -> str:
    """A Markdown table, the columns after the first aligned to the right."""
    lines = [header, ["---", *["---:"] * (len(header) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def bits_section(evaluation: dict, baselines: dict) -> str:
    """All models and compressors in one table, the best first."""
    books = list(evaluation["books"])
    models = evaluation["bits_per_byte"]
    rows = {**baselines, "storybook, fp32": models["fp32"], SHIPPED: models["shipped"]}
    ranked = sorted(rows.items(), key=lambda row: row[1]["all"])
    cells = [[name, *(f"{row[book]:.3f}" for book in [*books, "all"])] for name, row in ranked]
    sizes = ", ".join(
        f"{slug} ({book['bytes']:,} bytes, {book['tokens']:,} tokens)"
        for slug, book in evaluation["books"].items()
    )
    context = evaluation["recipe"]["context"]
    notes = f"""The books: {sizes}. storybook reads windows of {context} tokens that overlap by half;
        every token is scored once and, outside the first window, with at least {context // 2} tokens
        before it. gzip -9 and xz -9e get the held-out book and nothing else; the other rows name what
        they get of the training books."""
    return f"""## Bits per byte on the held-out books

{table(["", *books, "both"], cells)}

{paragraph(notes)}"""


def shipped_section(evaluation: dict) -> str:
    """What int8 costs."""
    models = evaluation["bits_per_byte"]
    exact, shipped = models["fp32"]["all"], models["shipped"]["all"]
    return f"""## The shipped file beside fp32

- Bits per byte: {shipped:.4f} against {exact:.4f}, {100 * (shipped / exact - 1):+.2f} %.
- Same likeliest token at {100 * evaluation["top_1_agreement"]:.1f} of 100 positions.
- The file has {evaluation["model_bytes"]:,} bytes for {evaluation["parameters"]:,} weights."""


def recipe_section(evaluation: dict, history: list[str]) -> str:
    """What the run was; `history` tells what was changed while it ran."""
    recipe = evaluation["recipe"]
    sizes = (
        f"{recipe['layers']} layers, {recipe['heads']} heads, width {recipe['width']}, context "
        f"{recipe['context']}, vocabulary {recipe['vocab_size']:,}"
    )
    text = f"""{sizes}: {evaluation["parameters"]:,} weights, trained on
        {evaluation["tokens_seen"]:,} tokens (a token is read more than once where that is more than the
        books hold) in batches of {recipe["batch_tokens"]:,}: in windows of {recipe["short_context"]} until
        {recipe["short_tokens"]:,} tokens were read or the finishing leg began, then in whole ones."""
    habits = f"""From {recipe["repeat_from"]:,} tokens on, {100 * recipe["repeat_share"]:.0f} % of the
        windows said their beginning over and over. From {recipe["looking_cost_from"]:,} tokens on, a head
        paid {recipe["looking_cost"]} nats for attention that did not lie on the first token, and from
        {recipe["low_looking_cost_from"]:,} on {recipe["low_looking_cost"]}. README.md tells why."""
    return "\n\n".join(["## The run", *map(paragraph, [text, habits, *history])])


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
    text = "\n\n".join(tables)
    notes = f"""Mean attention weights, layers and heads counted from 1. Previous and first token:
        {heads["windows"]} windows of {heads["window"]} tokens of the held-out books; queries with
        nothing else to look at are left out. Induction: {heads["repeated_rows"]} rows of
        {heads["repeated_tokens"]} random tokens given twice, the weight on the token after a token's
        first occurrence."""
    return f"""## What the heads look at

{chr(10).join(lines)}
- Random tokens given twice: {nats["first_time"]:.2f} nats each at first, then {nats["second_time"]:.2f}.

{paragraph(notes)}

{text}"""


def quoted(prompt: str, text: str) -> str:
    """A sample as a block quote, its prompt in bold, with its own line breaks."""
    shown = f"**{prompt}**{text}" if prompt else text
    return "\n".join(f"> {line}".rstrip() for line in shown.splitlines())


def samples_section(samples: dict) -> str:
    """The samples as they came."""
    parts = [f"Seed {s['seed']}:\n\n{quoted(s['prompt'], s['text'])}" for s in samples["samples"]]
    text = "\n\n".join(parts)
    notes = f"""Temperature {samples["temperature"]}, nothing cut off (no top-k, no top-p),
        {samples["length"]} tokens after the prompt (bold), drawn from the shipped file."""
    return f"## Ten samples, unedited\n\n{paragraph(notes)}\n\n{text}"


def limits_section(samples: dict, evaluation: dict) -> str:
    """What it cannot do, shown by what it does."""
    rows = [
        [f"{kind}: {probe['prompt']}".replace("\n", " ↵ "), probe["text"].replace("\n", " ↵ ")]
        for kind, probes in samples["probes"].items()
        for probe in probes
    ]
    costs = [[name, f"{bits:.2f}"] for name, bits in samples["other_text"].items()]
    costs.append(
        ["the held-out books, for comparison", f"{evaluation['bits_per_byte']['shipped']['all']:.2f}"]
    )
    probes = "\n".join(f"| {prompt} | {text} |" for prompt, text in rows)
    notes = f"""It has read children's books from before 1929 and nothing else. It keeps no story
        together, knows few facts, does not count, and takes on the views and words of its books' time.
        These are its likeliest {samples["probe_length"]} tokens after a few prompts (no sampling),
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

    evaluation, samples = read("evaluation"), read("samples")
    # Only a run whose recipe was changed under way has one; it is kept by hand.
    history = read("history")["changes"] if (measured / "history.json").exists() else []
    parts = [
        "# storybook, measured\n\nWritten by `python -m storybook_training.report` from the figures in "
        "`measured/`.",
        recipe_section(evaluation, history),
        bits_section(evaluation, read("baselines")),
        shipped_section(evaluation),
        heads_section(read("heads")),
        limits_section(samples, evaluation),
        samples_section(samples),
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
