"""Warm-up, stable, decay."""

import pytest
from storybook_training.schedule import learning_rate_factor


def test_the_rate_rises_in_a_line_and_stays():
    assert learning_rate_factor(499, 1000, None, 0) == pytest.approx(0.5)
    assert learning_rate_factor(1000, 1000, None, 0) == 1.0
    assert learning_rate_factor(10**8, 1000, None, 0) == 1.0


def test_the_rate_falls_in_a_line_to_zero():
    factors = [learning_rate_factor(5000 + t, 1000, 5000, 2000) for t in (0, 500, 1000, 2000, 3000)]
    assert factors == pytest.approx([1.0, 0.75, 0.5, 0.0, 0.0])


def test_without_warm_up_the_rate_starts_at_its_peak():
    assert learning_rate_factor(0, 0, None, 0) == 1.0
