"""Names that come back, and runs of tokens that stand in the training text."""

import numpy as np
import pytest
from storybook_training.character import copied_share, name_returns, stories_with_a_name


def test_a_name_is_taken_from_the_first_sentence_only():
    stories = [
        "Once there was a girl named Lily. She ran. Lily fell.",
        "There was a dog. A boy called Tim came. Tim ran.",
        "A bird called Pip! It sang.",
    ]
    assert stories_with_a_name(stories) == [
        ("Once there was a girl named Lily.", "Lily", " She ran. Lily fell."),
        ("A bird called Pip!", "Pip", " It sang."),
    ]


def test_a_name_returns_as_a_whole_word():
    assert name_returns("Tim", 'Then "Tim," she said.')
    assert not name_returns("Tim", "Timothy was on time.")


def test_copied_runs_are_those_of_eight_tokens_that_the_training_text_holds():
    training = np.arange(100, dtype=np.uint16)
    copied = np.arange(10, 20, dtype=np.uint16)  # 3 runs, all there
    new = np.arange(10, 20, dtype=np.uint16)[::-1].copy()  # 3 runs, none
    assert copied_share([copied], training) == 1.0
    assert copied_share([copied, new], training) == pytest.approx(0.5)
    assert copied_share([new[:5]], training) == 0.0


def test_a_run_across_the_parts_in_which_training_is_read_is_found():
    training = np.random.default_rng(1).integers(0, 4000, (1 << 20) + 50).astype(np.uint16)
    across = training[(1 << 20) - 4 : (1 << 20) + 4].copy()
    assert copied_share([across], training) == 1.0
