"""Which tokens a step sees follows from the seed and the count of tokens alone."""

import numpy as np
import torch
from storybook_training.data import Batches, beginnings, repeat_some, windows_at

STREAM = np.arange(1000, dtype=np.uint16)
CONTEXT, ROWS = 8, 4
BATCH = CONTEXT * ROWS
PER_EPOCH = (len(STREAM) - 1 - CONTEXT) // CONTEXT // ROWS


def epoch(batches, number):
    steps = range(number * PER_EPOCH, (number + 1) * PER_EPOCH)
    return torch.cat([batches.at(step * BATCH, BATCH, CONTEXT)[0] for step in steps])


def test_targets_are_the_inputs_one_token_on():
    inputs, targets = Batches(STREAM, 1).at(0, BATCH, CONTEXT)
    assert inputs.shape == targets.shape == (ROWS, CONTEXT)
    assert torch.equal(targets, inputs + 1)


def test_an_epoch_shows_every_window_at_most_once_and_leaves_out_less_than_a_batch():
    windows = epoch(Batches(STREAM, 1), 0)
    starts = windows[:, 0].tolist()
    assert len(set(starts)) == len(starts) == PER_EPOCH * ROWS
    assert len({start % CONTEXT for start in starts}) == 1
    everything = (len(STREAM) - 1 - CONTEXT) // CONTEXT
    assert everything - len(starts) < ROWS


def test_epochs_differ_in_their_order():
    batches = Batches(STREAM, 1)
    assert not torch.equal(epoch(batches, 0), epoch(batches, 1))


def test_a_step_is_the_same_whenever_it_is_asked_for():
    batches, again = Batches(STREAM, 1), Batches(STREAM, 1)
    for step in (0, 1, 2):
        batches.at(step * BATCH, BATCH, CONTEXT)
    assert torch.equal(
        batches.at(3 * BATCH, BATCH, CONTEXT)[0], again.at(3 * BATCH, BATCH, CONTEXT)[0]
    )
    other_seed = Batches(STREAM, 2).at(3 * BATCH, BATCH, CONTEXT)[0]
    assert not torch.equal(again.at(3 * BATCH, BATCH, CONTEXT)[0], other_seed)


def test_a_share_of_the_windows_says_its_beginning_over_and_over():
    inputs = torch.randint(0, 4096, (400, 64), generator=torch.Generator().manual_seed(1))
    targets = torch.randint(0, 4096, (400, 64), generator=torch.Generator().manual_seed(2))
    got_inputs, got_targets = repeat_some(inputs, targets, 0.25, [7, 8])
    changed = [row for row in range(400) if not torch.equal(got_targets[row], targets[row])]
    assert 60 < len(changed) < 140
    for row in set(range(400)) - set(changed):
        assert torch.equal(got_inputs[row], inputs[row])
    periods = set()
    for row in changed:
        said = torch.cat([got_inputs[row], got_targets[row, -1:]])
        assert torch.equal(got_targets[row], said[1:])
        period = next(p for p in range(1, 64) if torch.equal(said[p:], said[:-p]))
        assert 16 <= period <= 32
        assert torch.equal(said[:period], inputs[row, :period])
        periods.add(period)
    assert len(periods) > 10
    again = repeat_some(inputs, targets, 0.25, [7, 8])
    assert torch.equal(again[0], got_inputs) and torch.equal(again[1], got_targets)


def test_without_a_share_every_window_stays_as_it_is():
    inputs, targets = Batches(STREAM, 1).at(0, BATCH, CONTEXT)
    got = repeat_some(inputs, targets, 0.0, [1])
    assert torch.equal(got[0], inputs) and torch.equal(got[1], targets)


def test_beginnings_are_the_first_tokens_of_paragraphs_that_are_long_enough():
    #                   0  1  2  3  4  5  6  7  8  9 10 11 12 13 14 15 16
    stream = np.array([5, 5, 9, 8, 5, 6, 7, 9, 1, 9, 1, 2, 3, 4, 5, 6, 7], dtype=np.uint16)
    # 8 and 9 end a paragraph, alone or together; the one at 8 is short, and one must fit.
    assert beginnings(stream, {8, 9}, 6).tolist() == [4, 10]
    assert beginnings(stream, {8, 9}, 8).tolist() == [4]


def test_windows_begin_where_they_are_told_to():
    inputs, targets = windows_at(STREAM, np.array([3, 40]), 4)
    assert inputs.tolist() == [[3, 4, 5, 6], [40, 41, 42, 43]]
    assert torch.equal(targets, inputs + 1)
