"""Every token is scored once, with half a context before it, and bits are counted over bytes."""

import numpy as np
import pytest
from storybook_training.score import bits_per_byte, score, torch_logits, windows


@pytest.mark.parametrize("length", [1, 7, 8, 9, 12, 13, 40, 41])
def test_windows_score_each_target_once_with_half_a_context_before_it(length):
    context, scored = 8, []
    for start, stop, first in windows(length, context):
        assert stop - start <= context and start <= first < stop
        assert start == 0 or first - start >= context // 2
        scored += range(first, stop)
    assert scored == list(range(length))


def test_a_model_that_knows_nothing_pays_the_logarithm_of_the_vocabulary():
    stream = np.arange(30) % 16
    scores = score(lambda ids: np.zeros((*ids.shape, 16), dtype=np.float32), stream, 8)
    np.testing.assert_allclose(scores.nats, np.log(16))
    assert bits_per_byte(scores, "x" * 29) == pytest.approx(4.0)
    assert bits_per_byte(scores, "\u00e9" * 29) == pytest.approx(2.0)


def test_a_model_that_knows_the_next_token_pays_nothing():
    stream = np.arange(30) % 16

    def knows(ids):
        return 100.0 * np.eye(16, dtype=np.float32)[(ids + 1) % 16]

    scores = score(knows, stream, 8)
    assert scores.nats.max() < 1e-6
    np.testing.assert_array_equal(scores.top, stream[1:])


def test_scores_within_one_window_are_the_model_s_own_losses(small_model):
    stream = np.random.default_rng(2).integers(0, 96, 40)
    logits = torch_logits(small_model)(stream[None, :-1])[0].astype(np.float64)
    expected = np.log(np.exp(logits).sum(1)) - logits[np.arange(39), stream[1:]]
    got = score(torch_logits(small_model), stream, 64)
    np.testing.assert_allclose(got.nats, expected, atol=1e-5)
