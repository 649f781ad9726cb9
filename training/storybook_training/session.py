"""Running an ONNX file as the site does, for the checks and figures."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime

from .graph import cache_names


class Session:
    """An ONNX Runtime session of storybook's graph, one sequence at a time."""

    def __init__(self, model: Path | bytes, threads: int = 1, outputs: list[str] | None = None):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        options.add_session_config_entry("session.disable_quant_qdq", "1")
        source = str(model) if isinstance(model, Path) else model
        self._session = onnxruntime.InferenceSession(
            source, options, providers=["CPUExecutionProvider"]
        )
        shapes = {entry.name: entry.shape for entry in self._session.get_inputs()}
        self.layers = sum(name.endswith(".key") for name in shapes)
        _, self.heads, _, self.head_width = shapes["past_key_values.0.key"]
        self.outputs = outputs or ["logits", *cache_names("present", self.layers)]

    def empty_cache(self, batch: int = 1) -> list[np.ndarray]:
        """2L tensors [B, H, 0, D / H]."""
        shape = (batch, self.heads, 0, self.head_width)
        return [np.zeros(shape, dtype=np.float32) for _ in range(2 * self.layers)]

    def run(
        self, ids: np.ndarray, cache: list[np.ndarray] | None = None
    ) -> dict[str, np.ndarray]:
        """ids [B, T] after a cache of P tokens -> the outputs asked for, by name."""
        past = cache or self.empty_cache(len(ids))
        before, (batch, new) = past[0].shape[2], ids.shape
        feeds = {
            "input_ids": ids.astype(np.int64),
            "attention_mask": np.ones((batch, before + new), dtype=np.int64),
            "position_ids": np.tile(np.arange(before, before + new), (batch, 1)),
            **dict(zip(cache_names("past_key_values", self.layers), past, strict=True)),
        }
        return dict(zip(self.outputs, self._session.run(self.outputs, feeds), strict=True))

    def cache(self, results: dict[str, np.ndarray]) -> list[np.ndarray]:
        """The cache to hand in next time, from the results of a run."""
        return [results[name] for name in cache_names("present", self.layers)]
