"""The figures for the site's tests are what their names say."""

import numpy as np
import torch
from storybook_training.references import Arrays, forward

IDS = torch.tensor([5, 17, 80, 3, 3, 41])


def test_the_last_residual_row_gives_the_logits_through_the_final_norm(small_model):
    figures = forward(small_model, IDS)
    transformer = small_model.transformer
    logits = transformer.ln_f(figures["residual"][-1]) @ transformer.wte.weight.T
    torch.testing.assert_close(logits, figures["logits"], atol=1e-4, rtol=0)
    embedded = transformer.wte(IDS) + transformer.wpe(torch.arange(len(IDS)))
    torch.testing.assert_close(figures["residual"][0], embedded)
    assert figures["residual"].shape == (3, len(IDS), 32)


def test_attention_rows_sum_to_one_and_the_mask_hides_what_comes_later(small_model):
    masked = forward(small_model, IDS)["attention"]
    free = forward(small_model, IDS, causal=False)["attention"]
    for attention in (masked, free):
        torch.testing.assert_close(attention.sum(-1), torch.ones(2, 2, len(IDS)))
    assert masked.triu(1).abs().max() == 0
    assert free.triu(1).abs().max() > 0.01


def test_a_head_that_is_off_is_a_head_without_output_weights(small_model):
    got = forward(small_model, IDS, heads_off=((1, 0),))["logits"]
    weight = small_model.transformer.h[1].attn.c_proj.weight
    kept = weight.clone()
    weight[:16] = 0
    try:
        want = forward(small_model, IDS)["logits"]
    finally:
        weight.copy_(kept)
    torch.testing.assert_close(got, want, atol=1e-5, rtol=0)
    assert (got - forward(small_model, IDS)["logits"]).abs().max() > 0.01


def test_arrays_are_found_where_the_index_says(small_model):
    arrays, figures = Arrays(), forward(small_model, IDS)
    places = {name: arrays.add(value) for name, value in figures.items()}
    floats = np.frombuffer(b"".join(arrays.parts), dtype="<f4")
    for name, place in places.items():
        size = int(np.prod(place["shape"]))
        got = floats[place["offset"] : place["offset"] + size].reshape(place["shape"])
        np.testing.assert_array_equal(got, figures[name].numpy())


def test_arrays_lie_one_behind_the_other():
    arrays = Arrays()
    assert arrays.add(torch.zeros(2, 3)) == {"shape": [2, 3], "offset": 0}
    assert arrays.add(torch.zeros(4)) == {"shape": [4], "offset": 6}
