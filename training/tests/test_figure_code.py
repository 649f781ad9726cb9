"""The Python beside the figures computes on storybook what the figures show.

The page has storybook with weights of 8 bits; here the model has the same ones. The site writes the
Python, so its packages (`npm ci`) have to be there.
"""

import ast
import json
import subprocess
from pathlib import Path

import pytest
import torch
from storybook_training.references import shipped_model
from test_cells import STORYBOOK, setup

ROOT = Path(__file__).resolve().parents[2]
PRINT = ["node", "--import", "tsx", "test/support/print-python.ts"]
TWINS = json.loads(subprocess.run(PRINT, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout)


@pytest.fixture(scope="module")
def names():
    """What the first cell of a notebook defines."""
    found: dict = {}
    exec(setup().replace("'storybook'", repr(str(STORYBOOK))), found)
    found["model"].load_state_dict(shipped_model(STORYBOOK).state_dict())
    yield found
    torch.set_grad_enabled(True)


def last_value(code: str, names: dict):
    """Runs code as a notebook's cell and returns the value of its last line."""
    tree = ast.parse(code)
    last = tree.body.pop()
    assert isinstance(last, ast.Expr), "the last line is an expression"
    exec(compile(tree, "cell", "exec"), names)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names)


def parts(value) -> list:
    """What a value shows, one after another: texts, and lists of numbers."""
    if isinstance(value, str):
        return [value]
    if torch.is_tensor(value):
        return [value.flatten().double().tolist()]
    if isinstance(value, float):
        return [[value]]
    if all(isinstance(item, (int, float)) for item in value):
        return [list(value)]
    return [part for item in value for part in parts(item)]


@pytest.mark.parametrize("twin", TWINS, ids=[twin["file"] for twin in TWINS])
def test_the_python_of_a_figure_computes_what_the_figure_shows(twin, names):
    shown = parts(last_value(twin["python"], dict(names)))
    assert len(shown) == len(twin["shown"]) > 0
    for found, expected in zip(shown, twin["shown"]):
        if isinstance(found, str):
            assert found == expected
        else:
            assert found == pytest.approx(expected, rel=2e-3, abs=2e-3)
