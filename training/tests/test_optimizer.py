"""Muon's steps have nearly equal singular values, and its blocks are the right ones."""

import pytest
import torch
from storybook_training.model import make_config, make_model
from storybook_training.optimizer import Muon, make_optimizers, orthogonalize
from storybook_training.train import Recipe


@pytest.mark.parametrize("precision", [torch.float32, torch.bfloat16])
@pytest.mark.parametrize("shape", [(4, 16, 16), (3, 16, 48)])
def test_orthogonalized_matrices_have_singular_values_near_one(shape, precision):
    matrices = torch.randn(shape, generator=torch.Generator().manual_seed(1))
    values = torch.linalg.svdvals(orthogonalize(matrices, precision=precision))
    # The quintic's fixed band; the smallest singular values of a square matrix need more steps.
    assert values.max() < 1.3
    assert values.median() > 0.65
    assert values.max() / values.median() < 1.9


def test_orthogonalizing_keeps_the_singular_vectors():
    matrices = torch.randn((2, 8, 24), generator=torch.Generator().manual_seed(2))
    u, _, vh = torch.linalg.svd(matrices, full_matrices=False)
    inside = u.mT @ orthogonalize(matrices) @ vh.mT
    off_diagonal = inside - torch.diag_embed(inside.diagonal(dim1=1, dim2=2))
    assert off_diagonal.abs().max() < 1e-4


def test_queries_keys_and_values_are_stepped_as_three_matrices():
    generator = torch.Generator().manual_seed(3)
    fused = torch.nn.Parameter(torch.zeros(8, 24))
    fused.grad = torch.randn(8, 24, generator=generator)
    apart = [torch.nn.Parameter(torch.zeros(8, 8)) for _ in range(3)]
    for weight, grad in zip(apart, fused.grad.chunk(3, dim=1), strict=True):
        weight.grad = grad.clone()
    Muon([fused], lr=0.1).step()
    Muon(apart, lr=0.1).step()
    torch.testing.assert_close(fused.data, torch.cat([w.data for w in apart], dim=1))


def test_every_weight_has_exactly_one_group_and_the_tables_have_their_own():
    model = make_model(make_config(96, 16, 2, 2, 16), seed=0)
    recipe = Recipe(token_lr=3e-3, position_lr=2e-4, table_decay=0.1, table_eps=1e-6)
    muon, adam = make_optimizers(model, recipe)
    matrices = muon.param_groups[0]["params"]
    assert len(matrices) == 2 * 4 and all(weight.ndim == 2 for weight in matrices)
    tokens, positions, others = adam.param_groups
    body = model.transformer
    assert tokens["params"] == [body.wte.weight] and positions["params"] == [body.wpe.weight]
    assert (tokens["lr"], positions["lr"]) == (3e-3, 2e-4)
    assert tokens["eps"] == positions["eps"] == 1e-6 and others["eps"] == 1e-8
    assert tokens["weight_decay"] == positions["weight_decay"] == 0.1
    assert others["weight_decay"] == 0.0
    groups = [*muon.param_groups, *adam.param_groups]
    ids = [id(weight) for group in groups for weight in group["params"]]
    assert sorted(ids) == sorted(id(weight) for weight in model.parameters())


def test_a_row_that_gets_hardly_any_gradient_stays_short():
    model = make_model(make_config(96, 16, 2, 2, 16), seed=0)
    table = model.transformer.wte.weight

    def moved_by(recipe):
        with torch.no_grad():
            table.zero_()
        _, adam = make_optimizers(model, recipe)
        for _ in range(200):
            table.grad = torch.full_like(table, 1e-8)  # a token of probability 1e-8
            adam.step()
        return table.detach().norm(dim=1).max().item()

    usual = moved_by(Recipe(token_lr=5e-3, table_eps=1e-8, table_decay=0.0))
    assert usual > 1.5 and moved_by(Recipe(token_lr=5e-3)) < 0.03 * usual
