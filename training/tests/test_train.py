"""A run that was killed and resumed is the run that never stopped."""

import json
from dataclasses import replace

import numpy as np
import pytest
import torch
from storybook_training.checkpoint import keep, load_checkpoint
from storybook_training.train import Recipe, Run, snapshot_points, train

RECIPE = Recipe(
    vocab_size=96,
    width=16,
    layers=2,
    heads=2,
    context=16,
    batch_tokens=64,
    warmup_tokens=320,
    seed=5,
)
TOKENS = np.random.default_rng(0).integers(0, 95, 2000).astype(np.uint16)


BEGINNINGS = np.arange(7, 2000, 31).astype(np.uint32)


def start(folder):
    folder.mkdir()
    TOKENS.tofile(folder / "tokens.bin")
    BEGINNINGS.tofile(folder / "beginnings.bin")
    return folder


def test_a_resumed_run_has_the_losses_and_weights_of_an_unbroken_one(tmp_path):
    whole = Run(RECIPE, TOKENS, compile_step=False)
    losses = [whole.step() for _ in range(10)]
    first = Run(RECIPE, TOKENS, compile_step=False)
    broken = [first.step() for _ in range(3)]
    first.save(tmp_path / "stable.pt")
    second = Run(RECIPE, TOKENS, compile_step=False)
    second.load(tmp_path / "stable.pt")
    broken += [second.step() for _ in range(7)]
    assert broken == losses
    for got, want in zip(second.model.parameters(), whole.model.parameters(), strict=True):
        assert torch.equal(got, want)


def test_both_legs_give_the_same_losses_when_stopped_on_the_way(tmp_path):
    whole, broken = start(tmp_path / "whole"), start(tmp_path / "broken")
    batch = RECIPE.batch_tokens
    expected = train(whole, RECIPE, 8 * batch, compile_step=False)
    expected += train(whole, RECIPE, 0, finish_tokens=4 * batch, compile_step=False)
    losses = []
    for steps in (2, 5, 8):
        losses += train(broken, RECIPE, steps * batch, compile_step=False)
    losses += train(broken, RECIPE, 0, finish_tokens=4 * batch, compile_step=False)
    assert losses == expected and len(losses) == 12
    for name in ("loss.csv", "loss-finish.csv"):
        assert (whole / name).read_text() == (broken / name).read_text()


def test_a_run_goes_on_from_its_last_checkpoint_when_steps_after_it_were_lost(tmp_path):
    folder, batch = start(tmp_path / "run"), RECIPE.batch_tokens
    expected = train(folder, RECIPE, 3 * batch, compile_step=False)
    saved = (folder / "stable.pt").read_bytes()
    expected += train(folder, RECIPE, 6 * batch, compile_step=False)
    log = (folder / "loss.csv").read_text()
    (folder / "stable.pt").write_bytes(saved)
    assert train(folder, RECIPE, 6 * batch, compile_step=False) == expected[3:]
    assert (folder / "loss.csv").read_text() == log


def test_a_checkpoint_of_another_recipe_is_refused(tmp_path):
    run = Run(RECIPE, TOKENS, compile_step=False)
    run.save(tmp_path / "stable.pt")
    other = Run(replace(RECIPE, warmup_tokens=64), TOKENS, compile_step=False)
    with pytest.raises(ValueError, match="another recipe"):
        other.load(tmp_path / "stable.pt")


def test_the_loss_falls_on_text_that_repeats():
    tokens = np.tile(np.arange(10, dtype=np.uint16), 200)
    run = Run(replace(RECIPE, warmup_tokens=64), tokens, compile_step=False)
    losses = [run.step() for _ in range(60)]
    assert losses[-1] < 0.3 * losses[0]


def test_kept_weights_are_spaced_by_a_ratio():
    points = snapshot_points()
    assert points[:2] == [0, 65_536]
    assert all(1.2 < b / a < 1.3 for a, b in zip(points[1:], points[2:], strict=False))


def test_checkpoints_and_kept_weights_read_back_alike(tmp_path):
    folder = start(tmp_path / "run")
    np.tile(TOKENS, 20).tofile(folder / "tokens.bin")
    recipe = replace(RECIPE, batch_tokens=8192)
    train(folder, recipe, 9 * 8192, compile_step=False)
    kept = load_checkpoint(folder / "weights" / "0000065536.pt")
    assert kept.tokens_seen == 65_536
    assert kept.recipe == json.loads((folder / "recipe.json").read_text())
    last = load_checkpoint(folder / "stable.pt")
    assert last.tokens_seen == 9 * 8192
    for got, want in zip(kept.model.parameters(), last.model.parameters(), strict=True):
        torch.testing.assert_close(got, want, atol=0.1, rtol=0)


def test_a_run_begins_from_kept_weights_where_the_other_one_stood(tmp_path):
    first, second = start(tmp_path / "first"), start(tmp_path / "second")
    batch = RECIPE.batch_tokens
    train(first, RECIPE, 6 * batch, compile_step=False)
    keep(first / "stable.pt", tmp_path / "kept.safetensors")
    expected = train(first, RECIPE, 8 * batch, compile_step=False)
    losses = train(
        second, RECIPE, 8 * batch, compile_step=False, weights=tmp_path / "kept.safetensors"
    )
    # The same batches; the weights were kept in fp16, the momentum was not.
    assert len(losses) == 2 and losses[0] == pytest.approx(expected[0], abs=2e-3)
    other = Run(replace(RECIPE, warmup_tokens=64), TOKENS, compile_step=False)
    with pytest.raises(ValueError, match="another recipe"):
        other.begin_from(tmp_path / "kept.safetensors")
