"""A notebook that the page exports is one of Jupyter’s, and runs from top to bottom on storybook."""

from pathlib import Path

import pytest
from test_cells import STORYBOOK

reason = "pip install nbformat nbclient ipykernel, to run an exported notebook"
nbformat = pytest.importorskip("nbformat", reason=reason)
nbclient = pytest.importorskip("nbclient", reason=reason)
pytest.importorskip("ipykernel", reason=reason)

EXPORTED = Path(__file__).parent / "cells.ipynb"
CHAPTERS = sorted((Path(__file__).resolve().parents[2] / "out" / "notebooks").glob("*.ipynb"))


def run(path: Path, folder: Path):
    """The notebook after it was run with the model beside it."""
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    (folder / "storybook").symlink_to(STORYBOOK)
    resources = {"metadata": {"path": str(folder)}}
    return nbclient.NotebookClient(notebook, timeout=300, resources=resources).execute()


def test_an_exported_notebook_is_valid_and_runs_from_top_to_bottom(tmp_path):
    cells = [cell for cell in run(EXPORTED, tmp_path).cells if cell.cell_type == "code"]
    assert len(cells) > 3
    # All but the first, which opens the model, print what they have computed.
    for cell in cells[1:]:
        assert any(output.output_type == "stream" for output in cell.outputs)


@pytest.mark.skipif(not CHAPTERS, reason="npm run build, which writes the chapters as notebooks")
@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_a_chapter_is_a_valid_notebook_and_runs_from_top_to_bottom(path, tmp_path):
    cells = {cell.id: cell for cell in run(path, tmp_path).cells}
    twins = [id for id in cells if id.endswith("-python")]
    assert len(twins) == 2
    # Each shows what the page's own cell, above it, showed.
    for twin in twins:
        assert "By storybook:" in cells[twin.removesuffix("-python")].source
        assert any(output.output_type == "execute_result" for output in cells[twin].outputs)
