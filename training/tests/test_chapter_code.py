"""The Python that the chapters print runs, and computes what they say and what GPT-2 computes."""

from pathlib import Path
import re

import numpy as np
import pytest
import torch

CONTENT = Path(__file__).resolve().parents[2] / "content"


def code_of(chapter: str) -> dict:
    """The names that a chapter's code defines, its blocks run one after another."""
    names: dict = {}
    for block in re.findall(r"```python\n(.*?)```", (CONTENT / f"{chapter}.mdx").read_text(), re.S):
        exec(compile(block, chapter, "exec"), names)
    return names


def numbers(tensor):
    return tensor.detach().double().numpy()


def test_a_head_gives_the_numbers_of_the_table_on_paper():
    head = code_of("masked-attention")["head"]
    # Vectors that hold query, key and value side by side, so that the matrices only pick them out.
    keys, values = np.array([[-1, 0], [1, 1], [0, 1]]), np.array([[0, 4], [2, 0], [1, 1]])
    x = np.hstack([np.ones((3, 2)), keys, values])
    pick = [np.eye(6)[:, i : i + 2] for i in (0, 2, 4)]
    np.testing.assert_allclose(head(x, *pick)[-1], [1.55, 0.60], atol=0.005)


@pytest.mark.parametrize("layer", [0, 1])
def test_a_block_gives_the_numbers_of_hugging_face(small_model, layer):
    head = code_of("masked-attention")["head"]
    inside = code_of("inside-a-block")
    block = small_model.transformer.h[layer]
    config = small_model.config
    width, size = config.n_embd, config.n_embd // config.n_head
    weight, bias = numbers(block.attn.c_attn.weight), numbers(block.attn.c_attn.bias)

    def attention(x):
        # The biases of query, key and value: one more input that is always 1.
        x = np.hstack([x, np.ones((len(x), 1))])
        full = np.vstack([weight, bias])
        outputs = []
        for h in range(config.n_head):
            parts = [full[:, k * width + h * size :][:, :size] for k in range(3)]
            outputs.append(head(x, *parts))
        return np.hstack(outputs) @ numbers(block.attn.c_proj.weight) + numbers(
            block.attn.c_proj.bias
        )

    captured = {}
    hook = block.register_forward_hook(lambda _, given, got: captured.update(x=given[0], y=got))
    small_model(torch.tensor([[5, 9, 2, 60, 33, 2]]))
    hook.remove()
    got = captured["y"][0] if isinstance(captured["y"], tuple) else captured["y"]
    norm = [(numbers(n.weight), numbers(n.bias)) for n in (block.ln_1, block.ln_2)]
    mlp = [numbers(p) for m in (block.mlp.c_fc, block.mlp.c_proj) for p in (m.weight, m.bias)]
    mine = inside["block"](numbers(captured["x"])[0], attention, *norm, mlp)
    np.testing.assert_allclose(mine, numbers(got).reshape(mine.shape), atol=1e-4)
