"""Heads are switched off by zeros and by means, and what they are worth is a difference of losses."""

import pytest
import torch
from storybook_training.ablation import (
    head_outputs_replaced,
    loss_on,
    mean_head_outputs,
    measure_ablation,
)
from storybook_training.references import forward

ROWS = torch.randint(0, 96, (3, 12), generator=torch.Generator().manual_seed(5))


def test_zeros_in_place_of_a_head_are_the_reference_s_head_off(small_model):
    size = small_model.config.n_embd // small_model.config.n_head
    with head_outputs_replaced(small_model, {(1, 0): torch.zeros(size)}), torch.no_grad():
        logits = small_model(ROWS[:1]).logits[0]
    expected = forward(small_model, ROWS[0], heads_off=((1, 0),))["logits"]
    torch.testing.assert_close(logits, expected)
    with torch.no_grad():
        after = small_model(ROWS[:1]).logits[0]
    assert not torch.equal(after, logits), "the hook is gone afterwards"


def test_a_mean_is_that_of_what_enters_the_output_projection(small_model):
    means = mean_head_outputs(small_model, ROWS)
    seen = []
    hook = small_model.transformer.h[0].attn.c_proj.register_forward_pre_hook(
        lambda _module, inputs: seen.append(inputs[0])
    )
    with torch.no_grad():
        small_model(ROWS)
    hook.remove()
    size = small_model.config.n_embd // small_model.config.n_head
    expected = seen[0].reshape(-1, small_model.config.n_embd).mean(0)[size : 2 * size]
    torch.testing.assert_close(means[0, 1], expected)


def test_the_worth_of_a_head_is_a_difference_of_losses(small_model):
    figures = measure_ablation(small_model, ROWS)
    size = small_model.config.n_embd // small_model.config.n_head
    with head_outputs_replaced(small_model, {(0, 1): torch.zeros(size)}):
        without = loss_on(small_model, ROWS)
    assert figures["heads"]["zero"][0][1] == pytest.approx(without - figures["loss"], abs=1e-4)
    assert figures["heads"]["zero"] != figures["heads"]["mean"]
    assert len(figures["layers"]["mean"]) == small_model.config.n_layer
