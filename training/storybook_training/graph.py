"""From the Hugging Face model to an ONNX graph that takes and gives the key/value cache.

L layers, H heads, D width, V vocabulary, B batch, T new tokens, P tokens in the cache (may be 0).
"""

from __future__ import annotations

import copy
import logging
import math
import tempfile
import warnings
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from onnxscript.optimizer import optimize
from torch import Tensor, nn
from transformers import DynamicCache, GPT2LMHeadModel

OPSET = 18
TOKEN_TABLE = "transformer.wte.weight"
FOLD_LIMIT = 16  # elements: shape arithmetic is folded, a weight (or its transpose) never is
POSITION_TABLE = "transformer.wpe.weight"


def cache_names(kind: str, layers: int) -> list[str]:
    """`kind`.{l}.key and `kind`.{l}.value, layer by layer, as the hub's decoder files name them."""
    return [f"{kind}.{layer}.{part}" for layer in range(layers) for part in ("key", "value")]


def causal_mask(attention_mask: Tensor, new_tokens: int) -> Tensor:
    """[B, P + T] of ones and zeros -> [B, 1, T, P + T]: 0 where a query may look, else the minimum.

    The last `new_tokens` keys belong to the queries: each query sees the keys up to its own.
    """
    keys = attention_mask.shape[1]
    key = torch.arange(keys)[None, :]
    query = torch.arange(keys - new_tokens, keys)[:, None]
    visible = (key <= query)[None, None] & (attention_mask[:, None, None, :] > 0)
    lowest = torch.full((), torch.finfo(torch.float32).min)
    return torch.where(visible, torch.zeros(()), lowest)


class WithCache(nn.Module):
    """Tensors in, tensors out: the library's cache object lives inside only."""

    def __init__(self, model: GPT2LMHeadModel):
        super().__init__()
        self.model = model

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor, position_ids: Tensor, past: list[Tensor]
    ) -> tuple[Tensor, ...]:
        """input_ids, position_ids [B, T]; attention_mask [B, P + T]; past 2L x [B, H, P, D / H].

        Returns logits [B, T, V] and the 2L tensors [B, H, P + T, D / H] to hand in next time.
        """
        pairs = list(zip(past[::2], past[1::2], strict=True))
        cache = DynamicCache(pairs, config=self.model.config)
        outputs = self.model(
            input_ids=input_ids,
            attention_mask=causal_mask(attention_mask, input_ids.shape[1]),
            position_ids=position_ids,
            past_key_values=cache,
            use_cache=True,
        )
        present = [part for layer in cache.layers for part in (layer.keys, layer.values)]
        return (outputs.logits, *present)


def _trace(model: GPT2LMHeadModel) -> onnx.ModelProto:
    """torch.onnx.export with batch, T and P left open."""
    config = model.config
    batch, new, past = 2, 5, 3  # any sizes but 0 and 1, which the exporter would take as constants
    head_width = config.n_embd // config.n_head
    caches = range(2 * config.n_layer)
    example = (
        torch.zeros(batch, new, dtype=torch.int64),
        torch.ones(batch, past + new, dtype=torch.int64),
        torch.zeros(batch, new, dtype=torch.int64),
        [torch.zeros(batch, config.n_head, past, head_width) for _ in caches],
    )
    shapes = (
        {0: "batch_size", 1: "sequence_length"},
        {0: "batch_size", 1: "total_sequence_length"},
        {0: "batch_size", 1: "sequence_length"},
        [{0: "batch_size", 2: "past_sequence_length"} for _ in caches],
    )
    past_inputs = cache_names("past_key_values", config.n_layer)
    logging.getLogger("torch.onnx").setLevel(logging.ERROR)
    with warnings.catch_warnings(), tempfile.TemporaryDirectory() as folder:
        warnings.simplefilter("ignore")
        path = Path(folder) / "model.onnx"
        program = torch.onnx.export(
            WithCache(model),
            example,
            input_names=["input_ids", "attention_mask", "position_ids", *past_inputs],
            output_names=["logits", *cache_names("present", config.n_layer)],
            dynamic_shapes=shapes,
            opset_version=OPSET,
            dynamo=True,
            optimize=False,
            verbose=False,
        )
        optimize(program.model, input_size_limit=FOLD_LIMIT, output_size_limit=FOLD_LIMIT)
        program.save(str(path), external_data=False)
        return onnx.load(path)


def _tidy(proto: onnx.ModelProto) -> None:
    """Drop what the exporter notes for its own debugging, and name weights as the model does."""
    del proto.metadata_props[:], proto.graph.metadata_props[:], proto.graph.value_info[:]
    proto.graph.doc_string = proto.doc_string = ""
    renamed = {
        tensor.name: tensor.name.removeprefix("model.") for tensor in proto.graph.initializer
    }
    renamed["model.lm_head.weight"] = TOKEN_TABLE
    for tensor in proto.graph.initializer:
        tensor.name = renamed[tensor.name]
        tensor.doc_string = ""
        del tensor.metadata_props[:]
    for node in proto.graph.node:
        node.doc_string = ""
        del node.metadata_props[:]
        node.input[:] = [renamed.get(name, name) for name in node.input]
    for value in [*proto.graph.input, *proto.graph.output]:
        value.doc_string = ""
        del value.metadata_props[:]


def make_graph(model: GPT2LMHeadModel) -> onnx.ModelProto:
    """The graph of `model` (eager attention) in fp32, its weights as initializers of their names.

    The trace is made from random weights: where all biases are zero and all gains one, as before
    the first step, the exporter would merge them and leave the biases out.
    """
    stand_in = copy.deepcopy(model).requires_grad_(False)
    for parameter in stand_in.parameters():
        parameter.normal_()
    proto = _trace(stand_in)
    _tidy(proto)
    set_weights(proto, model)
    return proto


def set_weights(proto: onnx.ModelProto, model: GPT2LMHeadModel) -> None:
    """Put `model`'s weights into a graph that make_graph made for a model of the same sizes."""
    held = {tensor.name: tensor for tensor in proto.graph.initializer}
    for name, value in model.named_parameters():
        tensor = numpy_helper.from_array(value.detach().float().numpy(), name)
        if list(held[name].dims) != list(tensor.dims):
            raise ValueError(f"{name} is {list(tensor.dims)}, the graph's {list(held[name].dims)}")
        held.pop(name).CopyFrom(tensor)
    left = [name for name, tensor in held.items() if math.prod(tensor.dims) > FOLD_LIMIT]
    if left:
        raise ValueError(f"the graph holds constants that are no weights of the model: {left}")
