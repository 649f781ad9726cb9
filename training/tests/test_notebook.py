"""A notebook that the page exports is one of Jupyter’s, and runs from top to bottom on storybook."""

from pathlib import Path

import pytest
from test_cells import STORYBOOK

reason = "pip install nbformat nbclient ipykernel, to run an exported notebook"
nbformat = pytest.importorskip("nbformat", reason=reason)
nbclient = pytest.importorskip("nbclient", reason=reason)
pytest.importorskip("ipykernel", reason=reason)

EXPORTED = Path(__file__).parent / "cells.ipynb"


def test_an_exported_notebook_is_valid_and_runs_from_top_to_bottom(tmp_path):
    notebook = nbformat.read(EXPORTED, as_version=4)
    nbformat.validate(notebook)
    (tmp_path / "storybook").symlink_to(STORYBOOK)
    ran = nbclient.NotebookClient(
        notebook, timeout=300, resources={"metadata": {"path": str(tmp_path)}}
    ).execute()
    cells = [cell for cell in ran.cells if cell.cell_type == "code"]
    assert len(cells) > 3
    # All but the first, which opens the model, print what they have computed.
    for cell in cells[1:]:
        assert any(output.output_type == "stream" for output in cell.outputs)
