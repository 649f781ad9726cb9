"""Writes test/fixtures/maths/softmax.json: NumPy's answers for the site's own arithmetic.

Run from the repository's root: python training/reference_maths.py
"""

import json
from pathlib import Path

import numpy as np

rng = np.random.default_rng(124)
cases = []
for size, spread, temperature in [(7, 1, 1), (50, 8, 0.8), (400, 3, 2), (9, 40, 0.05), (5, 0, 1)]:
    logits = (rng.normal(size=size) * spread).astype(np.float32)
    scaled = logits.astype(np.float64) / temperature
    weights = np.exp(scaled - scaled.max())
    probabilities = weights / weights.sum()
    cases.append(
        {
            "temperature": temperature,
            "logits": [float(x) for x in logits],
            "probabilities": [float(x) for x in probabilities],
            "top5": [int(i) for i in np.argsort(-logits, kind="stable")[:5]],
        }
    )
fixture = {
    "source": f"NumPy {np.__version__}, training/reference_maths.py; made for this project, MIT",
    "cases": cases,
}
path = Path("test/fixtures/maths/softmax.json")
path.write_text(json.dumps(fixture) + "\n", encoding="utf-8")
