"""Which moments of a run are shown, and its loss curve."""

from pathlib import Path

import numpy as np
from storybook_training.snapshots import loss_curve, loss_rows, nearest


def test_the_nearest_kept_weights_are_taken():
    files = [Path(f"{tokens:010d}.pt") for tokens in (0, 100, 160, 250)]
    assert [nearest(files, wanted).stem for wanted in (0, 40, 120, 1000)] == [
        "0000000000",
        "0000000000",
        "0000000100",
        "0000000250",
    ]


def test_the_curve_runs_through_the_finishing_leg_and_leaves_out_what_came_beside_it(tmp_path):
    head = "tokens,loss,lr_factor\n"
    (tmp_path / "loss.csv").write_text(head + "10,5,1\n20,4,1\n30,3,1\n40,2.9,1\n")
    (tmp_path / "loss-finish.csv").write_text(head + "30,2.5,1\n40,2,0.5\n")
    np.testing.assert_array_equal(loss_rows(tmp_path), [[10, 5], [20, 4], [30, 2.5], [40, 2]])


def test_the_curve_keeps_early_steps_and_averages_late_ones():
    rows = np.array([[step * 10, 100 / step] for step in range(1, 2001)])
    curve = loss_curve(rows, points=50)
    assert curve["tokens"][:3] == [10, 20, 30] and curve["loss"][0] == 100
    assert len(curve["tokens"]) <= 50
    assert curve["tokens"] == sorted(curve["tokens"]) and curve["loss"] == sorted(
        curve["loss"], reverse=True
    )
    assert 100 / 2000 < curve["loss"][-1] < 100 / 1700
