from __future__ import annotations

import pytest

from onrecord.evaluate.calibration import calibration


def test_the_error_is_the_mean_distance_weighted_by_bin() -> None:
    # Bin 0.9: mean 0.95, half right, off by 0.45, 2 of 3. Bin 0.2: 0.2, none right, off by 0.2, 1 of 3.
    found = calibration([(0.9, True), (1.0, False), (0.2, False)])
    assert found is not None
    assert found.expected_error == pytest.approx((2 * 0.45 + 0.2) / 3)
    assert found.brier == pytest.approx((0.01 + 1 + 0.04) / 3)
    assert [(one.predicted, pytest.approx(one.confidence), one.right) for one in found.bins] == [
        (1, 0.2, 0.0),
        (2, 0.95, 0.5),
    ]


def test_confidences_that_mean_what_they_say_have_no_error() -> None:
    found = calibration([(0.5, True), (0.5, False), (1.0, True), (0.0, False)])
    assert found is not None
    assert found.expected_error == 0


def test_nothing_to_judge_is_none() -> None:
    assert calibration([]) is None
