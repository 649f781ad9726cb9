"""The last leg reads beginnings and whole windows in turn, and gets better at the beginnings."""

from dataclasses import replace

import numpy as np
import torch
from storybook_training.polish import LENGTH, paragraph_ends, polish
from storybook_training.tokenizer import train_tokenizer
from storybook_training.train import train
from test_train import RECIPE

TEXT = "".join(
    f"Chapter {i} tells of a {word} and of what it did that day, from morning until late at night.\n\n"
    for i in range(60)
    for word in ("cat", "dog", "hen", "fox")
)


def test_a_polished_run_goes_on_from_the_finished_one(tmp_path):
    tokenizer = train_tokenizer([TEXT], 300)
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    ids = np.array(tokenizer.encode(TEXT).ids, dtype=np.uint16)
    ids.tofile(tmp_path / "tokens.bin")
    ends = paragraph_ends(tmp_path)
    assert ends and all(tokenizer.decode([end]).endswith("\n") for end in ends)
    recipe = replace(
        RECIPE, vocab_size=300, context=LENGTH, batch_tokens=4 * LENGTH, warmup_tokens=256
    )
    train(tmp_path, recipe, 20 * recipe.batch_tokens, compile_step=False)
    train(tmp_path, recipe, 0, finish_tokens=4 * recipe.batch_tokens, compile_step=False)
    losses = polish(tmp_path, recipe, 60 * recipe.batch_tokens, compile_step=False)
    assert len(losses) == 60
    state = torch.load(tmp_path / "polished.pt", weights_only=True)
    assert state["tokens_seen"] == 84 * recipe.batch_tokens
    beginnings = losses[::2]
    assert np.mean(beginnings[-5:]) < np.mean(beginnings[:5])
