"""The three scores on attention maps whose scores are known."""

import torch
from storybook_training.heads import (
    best,
    first_token_score,
    induction_score,
    previous_token_score,
)


def maps(size, key_of):
    """[1, 1, size, size] with all of query q's weight on key key_of(q)."""
    attention = torch.zeros(1, 1, size, size)
    for query in range(size):
        attention[0, 0, query, key_of(query)] = 1
    return attention


def test_a_head_that_looks_one_back_has_a_previous_token_score_of_one():
    attention = maps(8, lambda q: max(q - 1, 0))
    assert previous_token_score(attention).item() == 1
    assert first_token_score(attention).item() == 0


def test_a_head_that_looks_at_the_start_has_a_first_token_score_of_one():
    attention = maps(8, lambda q: 0)
    assert first_token_score(attention).item() == 1
    assert previous_token_score(attention).item() == torch.tensor(1 / 7).item()


def test_a_head_that_looks_behind_the_first_occurrence_has_an_induction_score_of_one():
    repeated = 5
    attention = maps(10, lambda q: q - repeated + 1 if q >= repeated else q)
    assert induction_score(attention, repeated).item() == 1
    assert induction_score(maps(10, lambda q: max(q - repeated, 0)), repeated).item() == 0


def test_the_best_head_is_counted_from_one():
    assert best([[0.1, 0.2], [0.7, 0.3]]) == {"layer": 2, "head": 1, "score": 0.7}
