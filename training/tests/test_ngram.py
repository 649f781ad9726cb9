"""The n-gram baseline is a probability distribution, and learns what it was shown."""

import numpy as np
import pytest
from storybook_training.ngram import NgramModel

VOCABULARY = 12


def random_walk(length, seed):
    """A stream with structure: mostly the next id, sometimes any."""
    rng = np.random.default_rng(seed)
    steps = np.where(rng.random(length) < 0.7, 1, rng.integers(0, VOCABULARY, length))
    return np.cumsum(steps) % (VOCABULARY - 1)  # the last id is never seen


@pytest.mark.parametrize("order", [2, 3, 5])
def test_probabilities_of_all_next_tokens_sum_to_one(order):
    model = NgramModel(random_walk(3000, 1), order, VOCABULARY)
    for past in ([3], [0, 1, 2, 3, 4], [5, 5, 5, 5, 5], [11, 11, 11, 11]):
        last = [model.nats(np.array([*past, token]))[-1] for token in range(VOCABULARY)]
        assert np.exp(-np.array(last)).sum() == pytest.approx(1.0, abs=1e-9)


def test_an_unseen_token_is_never_impossible():
    model = NgramModel(random_walk(3000, 1), 4, VOCABULARY)
    assert np.isfinite(model.nats(np.array([1, 2, 3, 11, 11, 1]))).all()


def test_longer_contexts_help_on_text_of_the_same_kind():
    pattern = np.tile([1, 2, 3, 1, 2, 4, 1, 2, 5], 300)
    costs = [NgramModel(pattern, order, VOCABULARY).nats(pattern).mean() for order in (2, 3, 5)]
    assert costs[0] > costs[1] > costs[2] and costs[2] < 0.2
