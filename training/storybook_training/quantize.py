"""Weight-only int8: smaller files, the arithmetic of the pass unchanged.

Each matrix is stored as int8 with one scale an output channel (each table: one a row) behind a
DequantizeLinear. A session opened with `session.disable_quant_qdq` = 1 folds these to fp32 once.
"""

from __future__ import annotations

import numpy as np
import onnx
from onnx import helper, numpy_helper

LEVELS = 127  # symmetric: -127 .. 127
CLIPS = np.linspace(1.0, 0.8, 21, dtype=np.float32)


def quantize(weight: np.ndarray, axis: int) -> tuple[np.ndarray, np.ndarray]:
    """[rows, columns] fp32 -> (int8 of the same shape, fp32 scales along `axis`).

    Of the ranges from the channel's largest weight down to 0.8 of it, each channel gets the one
    with the least squared error.
    """
    channels = np.moveaxis(weight, axis, 0).astype(np.float32)
    largest = np.maximum(np.abs(channels).max(axis=1), 1e-12)
    scales, errors = largest / LEVELS, np.full(len(channels), np.inf, dtype=np.float32)
    for clip in CLIPS:
        tried = largest * clip / LEVELS
        levels = np.clip(np.rint(channels / tried[:, None]), -LEVELS, LEVELS)
        error = ((levels * tried[:, None] - channels) ** 2).sum(axis=1)
        scales, errors = np.where(error < errors, tried, scales), np.minimum(error, errors)
    levels = np.clip(np.rint(channels / scales[:, None]), -LEVELS, LEVELS).astype(np.int8)
    return np.ascontiguousarray(np.moveaxis(levels, 0, axis)), scales.astype(np.float32)


def quantized_axis(name: str) -> int | None:
    """The channel axis of a weight that is stored as int8, by its name in the model; else None."""
    if name in ("transformer.wte.weight", "transformer.wpe.weight"):
        return 0  # [V, D] and [context, D]: a scale a row
    if ".h." in name and name.endswith(("c_attn.weight", "c_proj.weight", "c_fc.weight")):
        return 1  # [in, out]: a scale an output
    return None


def quantize_weights(proto: onnx.ModelProto) -> onnx.ModelProto:
    """A copy of the graph with its matrices and tables in int8; every reader shares one copy."""
    result = onnx.ModelProto()
    result.CopyFrom(proto)
    kept, nodes = [], []
    for tensor in proto.graph.initializer:
        axis = quantized_axis(tensor.name)
        if axis is None:
            kept.append(tensor)
            continue
        levels, scales = quantize(numpy_helper.to_array(tensor), axis)
        stored, scale = f"{tensor.name}.int8", f"{tensor.name}.scale"
        kept += [numpy_helper.from_array(levels, stored), numpy_helper.from_array(scales, scale)]
        nodes.append(
            helper.make_node(
                "DequantizeLinear",
                [stored, scale],
                [tensor.name],
                name=f"{tensor.name}.dequantize",
                axis=axis,
            )
        )
    del result.graph.initializer[:]
    result.graph.initializer.extend(kept)
    body = list(result.graph.node)
    del result.graph.node[:]
    result.graph.node.extend([*nodes, *body])
    return result


def dequantized_weights(proto: onnx.ModelProto) -> dict[str, np.ndarray]:
    """Name in the model -> fp32 weight, as a session of the quantized graph sees it."""
    stored = {tensor.name: numpy_helper.to_array(tensor) for tensor in proto.graph.initializer}
    weights = {name: value for name, value in stored.items() if name.startswith("transformer.")}
    for node in proto.graph.node:
        if node.op_type == "DequantizeLinear":
            levels, scale = (stored[name] for name in node.input)
            axis = next(field.i for field in node.attribute if field.name == "axis")
            shape = [1, 1]
            shape[axis] = -1
            weights[node.output[0]] = levels.astype(np.float32) * scale.reshape(shape)
            for name in node.input:
                weights.pop(name)
    return weights
