"""What several tests share: a small model with weights large enough to make its heads differ."""

import pytest
import torch

from storybook_training.checkpoint import as_eager
from storybook_training.model import make_config, make_model

torch.set_num_threads(1)


@pytest.fixture(scope="session")
def small_model():
    """2 layers, 2 heads, width 32, context 64, vocabulary 96."""
    model = as_eager(make_model(make_config(96, 32, 2, 2, 64), seed=7))
    generator = torch.Generator().manual_seed(7)
    for parameter in model.parameters():
        parameter.add_(torch.randn(parameter.shape, generator=generator), alpha=0.2)
    return model
