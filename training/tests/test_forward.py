"""The forward pass of training gives the numbers of the model's own."""

import pytest
import torch
from storybook_training import forward as forward_module
from storybook_training.checkpoint import as_eager
from storybook_training.forward import forward
from storybook_training.model import make_config, make_model

IDS = torch.randint(0, 96, (3, 20), generator=torch.Generator().manual_seed(4))


def model_of_larger_weights():
    """Weights so large that no head looks everywhere alike."""
    model = make_model(make_config(96, 16, 3, 2, 32), seed=1)
    with torch.no_grad():
        for parameter in model.transformer.h.parameters():
            parameter.mul_(20)
    return model


@pytest.mark.parametrize("block", [8, 20, 256])
def test_logits_are_those_of_hugging_face(block, monkeypatch):
    monkeypatch.setattr(forward_module, "BLOCK", block)
    model = model_of_larger_weights()
    logits = forward(model, IDS)
    with torch.no_grad():
        outputs = as_eager(model)(IDS, use_cache=False)
    torch.testing.assert_close(logits, outputs.logits, atol=1e-4, rtol=1e-4)
