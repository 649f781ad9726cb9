"""Which tokens a step sees follows from the seed and the count of tokens alone."""

import numpy as np
import torch
from storybook_training.data import Batches, windows_at

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


def test_a_share_of_the_windows_starts_at_the_next_beginning_of_a_text():
    places = np.arange(5, 900, 50)
    plain = Batches(STREAM, 1)
    every = Batches(STREAM, 1, places, beginning_share=1.0)
    half = Batches(STREAM, 1, places, beginning_share=0.5)
    moved = stayed = 0
    for step in range(PER_EPOCH):
        at = [b.at(step * BATCH, BATCH, CONTEXT)[0][:, 0].numpy() for b in (plain, every, half)]
        for start, beginning, chosen in zip(*at, strict=True):
            following = places[places >= start]
            assert beginning == (following[0] if len(following) else places[-1])
            assert chosen in (start, beginning)
            moved += chosen != start
            stayed += chosen == start
    assert 0.35 < moved / (moved + stayed) < 0.65


def test_a_window_at_the_last_beginning_still_fits_into_the_stream():
    batches = Batches(STREAM, 1, np.array([998]), beginning_share=1.0)
    inputs, _ = batches.at(0, BATCH, CONTEXT)
    assert inputs.shape == (ROWS, CONTEXT) and inputs.max() <= 999


def test_windows_begin_where_they_are_told_to():
    inputs, targets = windows_at(STREAM, np.array([3, 40]), 4)
    assert inputs.tolist() == [[3, 4, 5, 6], [40, 41, 42, 43]]
    assert torch.equal(targets, inputs + 1)
