"""The exported graph computes what PyTorch computes, and int8 stays close to it."""

import numpy as np
import pytest
import torch
from storybook_training.graph import cache_names, make_graph
from storybook_training.quantize import dequantized_weights, quantize_weights
from storybook_training.session import Session

IDS = np.random.default_rng(3).integers(0, 96, (1, 40))


def with_attention(graph):
    """(bytes, names): the graph with the output of every Softmax as one of the graph's own."""
    opened = type(graph)()
    opened.CopyFrom(graph)
    names = [node.output[0] for node in graph.graph.node if node.op_type == "Softmax"]
    for name in names:
        opened.graph.output.add(name=name).type.tensor_type.elem_type = 1
    return opened.SerializeToString(), names


@pytest.fixture(scope="module")
def graph(small_model):
    return make_graph(small_model)


@pytest.mark.parametrize("cached", [0, 1, 25])
def test_logits_and_attention_agree_with_pytorch(small_model, graph, cached):
    content, maps = with_attention(graph)
    assert len(maps) == small_model.config.n_layer
    layers = small_model.config.n_layer
    session = Session(content, outputs=["logits", *cache_names("present", layers), *maps])
    past = session.cache(session.run(IDS[:, :cached])) if cached else None
    got = session.run(IDS[:, cached:], past)
    with torch.no_grad():
        want = small_model(torch.from_numpy(IDS), output_attentions=True)
    np.testing.assert_allclose(got["logits"], want.logits[:, cached:].numpy(), atol=1e-4, rtol=0)
    for name, attention in zip(maps, want.attentions, strict=True):
        np.testing.assert_allclose(got[name], attention[:, :, cached:].numpy(), atol=1e-4, rtol=0)


def test_a_batch_gives_what_its_rows_give_alone(graph):
    session = Session(graph.SerializeToString())
    rows = np.concatenate([IDS, IDS[:, ::-1]])
    both = session.run(rows)["logits"]
    alone = np.concatenate([session.run(row[None])["logits"] for row in rows])
    np.testing.assert_allclose(both, alone, atol=1e-4, rtol=0)


def test_the_graph_is_plain(graph):
    kinds = [node.op_type for node in graph.graph.node]
    assert kinds.count("Softmax") == 2 and kinds.count("LayerNormalization") == 5
    assert not {"If", "Loop", "Scan"} & set(kinds)
    assert {node.domain for node in graph.graph.node} <= {"", "ai.onnx"}


def test_int8_matrices_are_within_half_a_level_of_the_weights(small_model, graph):
    restored = dequantized_weights(quantize_weights(graph))
    for name, value in small_model.named_parameters():
        weight = value.numpy()
        assert restored[name].shape == weight.shape
        relative = np.linalg.norm(restored[name] - weight) / np.linalg.norm(weight)
        assert relative < 0.008, name


def test_the_quantized_graph_is_the_model_with_dequantized_weights(small_model, graph):
    quantized = quantize_weights(graph)
    original = {name: value.clone() for name, value in small_model.named_parameters()}
    try:
        for name, value in dequantized_weights(quantized).items():
            small_model.get_parameter(name).copy_(torch.from_numpy(value.copy()))
        with torch.no_grad():
            want = small_model(torch.from_numpy(IDS)).logits.numpy()
    finally:
        for name, value in original.items():
            small_model.get_parameter(name).copy_(value)
    got = Session(quantized.SerializeToString()).run(IDS)["logits"]
    np.testing.assert_allclose(got, want, atol=1e-4, rtol=0)
    exact = Session(graph.SerializeToString()).run(IDS)["logits"]
    assert 1e-4 < np.abs(got - exact).mean() < 0.02 * np.abs(exact).mean()


def test_a_changed_last_token_moves_no_earlier_logit(graph):
    session = Session(quantize_weights(graph).SerializeToString())
    changed = IDS.copy()
    changed[0, -1] = (changed[0, -1] + 1) % 96
    before, after = session.run(IDS)["logits"], session.run(changed)["logits"]
    assert np.abs(before[:, :-1] - after[:, :-1]).max() <= 1e-5
    assert np.abs(before[:, -1] - after[:, -1]).max() > 1e-2
