"""The Python beside the cells runs from top to bottom on storybook, and says what PyTorch's references say."""

from pathlib import Path
import re

import pytest
import torch

ROOT = Path(__file__).resolve().parents[2]
STORYBOOK = ROOT / "public" / "models" / "storybook"


def setup() -> str:
    """The first cell of an exported notebook."""
    source = (ROOT / "lib" / "cells" / "ipynb.ts").read_text()
    return re.search(r"const PYTHON_SETUP = `(.*?)`;", source, re.S)[1]


def twins() -> list[str]:
    source = (ROOT / "content" / "cells.ts").read_text()
    return re.findall(r"python: `(.*?)`,\n", source, re.S)


@pytest.fixture(scope="module")
def names() -> dict:
    """The names that the cells define, run one after another."""
    found: dict = {}
    exec(setup().replace("'storybook'", repr(str(STORYBOOK))), found)
    for number, code in enumerate(twins(), 1):
        exec(compile(code, f"cell {number}", "exec"), found)
    yield found
    torch.set_grad_enabled(True)


def test_there_is_python_beside_every_cell():
    cells = (ROOT / "content" / "cells.ts").read_text().count("code: `")
    assert len(twins()) == cells > 0


def test_the_likeliest_tokens_are_those_of_the_distribution(names):
    assert names["p"].sum().item() == pytest.approx(1, abs=1e-5)
    assert names["top"].values.tolist() == sorted(names["p"].tolist(), reverse=True)[:8]


def test_a_head_looks_only_back(names):
    attention = names["attention"]
    assert attention.sum(-1).tolist() == pytest.approx([1] * len(attention), abs=1e-5)
    assert attention.triu(1).abs().max().item() == 0


def test_a_head_that_is_off_is_a_head_without_its_rows_of_the_projection(names):
    model, layer, head, d = (names[name] for name in ("model", "layer", "head", "d"))
    weight = model.transformer.h[layer].attn.c_proj.weight
    rows = weight.data[head * d : (head + 1) * d]
    kept = rows.clone()
    rows.zero_()
    without = model(names["ids"]).logits[0, -1].softmax(-1)
    rows.copy_(kept)
    assert without.tolist() == pytest.approx(names["without"].tolist(), abs=1e-5)
    assert names["change"].abs().max().item() > 0
