"""The forward pass of training is the model's own, and sees what lies on the first token."""

import torch
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


def test_logits_and_weights_on_the_first_token_are_those_of_hugging_face():
    model = model_of_larger_weights()
    logits, on_first = forward(model, IDS)
    with torch.no_grad():
        outputs = as_eager(model)(IDS, output_attentions=True, use_cache=False)
    torch.testing.assert_close(logits, outputs.logits, atol=1e-4, rtol=1e-4)
    attention = torch.stack(outputs.attentions)  # [L, B, H, T, T]
    expected = attention[..., 1:, 0].mean((1, 3))
    torch.testing.assert_close(on_first, expected, atol=1e-5, rtol=1e-4)
    assert expected.std() > 0.01


def test_a_cost_of_looking_elsewhere_moves_attention_to_the_first_token():
    model = model_of_larger_weights()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    before = forward(model, IDS)[1].mean().item()
    for _ in range(20):
        (1 - forward(model, IDS)[1]).mean().backward()
        optimizer.step()
        optimizer.zero_grad()
    assert forward(model, IDS)[1].mean().item() > before + 0.02
