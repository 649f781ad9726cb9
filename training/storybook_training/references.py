"""What PyTorch computes with the shipped weights, for the site's own tests to compare with.

    python -m storybook_training.references

Run it whenever the weights are replaced. The weights are those of the shipped file, dequantized, so
that the engine in the browser can be held to a float's accuracy.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import onnx
import torch
import transformers
from torch import Tensor
from transformers import GPT2LMHeadModel

from .checkpoint import as_eager
from .evaluate import MODEL_FOLDER
from .export import MODEL_FILE
from .model import make_config, make_model
from .quantize import dequantized_weights
from .tokenizer import load_tokenizer

FIXTURES = MODEL_FOLDER.parents[2] / "test/fixtures/storybook"
SENTENCES = {
    "short": "Once upon a time",
    "question": '"Where are you going?" asked the little',
    "long": "The two boys ran down the hill to the old mill, and there, under the bridge, they found",
}
TOKENIZED = (
    "",
    " ",
    "Mrs. Bobbsey's  house\n\nwas   far away.",
    "I can't, I won't, I'll not! 1234",
    "na\u00efve caf\u00e9 \u2014 \u201cquoted\u201d",
    "\U0001f642 e\u0301 \u05e9\u05dc\u05d5\u05dd \u4f60\u597d",
)
HEADS_OFF = ((2, 5), (0, 1))  # (layer, head), counted from 0
TOP = 10


def shipped_model(folder: Path) -> GPT2LMHeadModel:
    """PyTorch's model with the weights of the file in `folder`, dequantized."""
    sizes = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    names = ("vocab_size", "n_embd", "n_layer", "n_head", "n_positions")
    model = as_eager(make_model(make_config(*(sizes[name] for name in names)), seed=0))
    weights = dequantized_weights(onnx.load(folder / MODEL_FILE))
    for name, parameter in model.named_parameters():
        parameter.copy_(torch.from_numpy(weights.pop(name).copy()))
    assert not weights, f"weights without a place in the model: {list(weights)}"
    return model


def forward(
    model: GPT2LMHeadModel,
    ids: Tensor,
    heads_off: tuple[tuple[int, int], ...] = (),
    causal: bool = True,
) -> dict[str, Tensor]:
    """ids [T] -> logits [T, V], attention [L, H, T, T], residual [L + 1, T, D].

    residual[l] enters block l, residual[L] leaves the last one (before the final layer norm). A head
    is off when nothing of it reaches the attention's output projection.
    """
    blocks, residual, hooks = model.transformer.h, [], []
    width = model.config.n_embd // model.config.n_head

    def keep(_module, inputs):
        residual.append(inputs[0][0].clone())

    for module in (*blocks, model.transformer.ln_f):
        hooks.append(module.register_forward_pre_hook(keep))
    for layer, head in heads_off:

        def silence(_module, inputs, head=head):
            merged = inputs[0].clone()
            merged[..., head * width : (head + 1) * width] = 0
            return (merged,)

        hooks.append(blocks[layer].attn.c_proj.register_forward_pre_hook(silence))
    mask = None if causal else torch.zeros(1, 1, len(ids), len(ids))
    try:
        with torch.no_grad():
            outputs = model(ids[None], attention_mask=mask, output_attentions=True)
    finally:
        for hook in hooks:
            hook.remove()
    return {
        "logits": outputs.logits[0],
        "attention": torch.stack(outputs.attentions)[:, 0],
        "residual": torch.stack(residual),
    }


def top(logits: Tensor) -> dict[str, list]:
    """The likeliest tokens after each position: ids and logits, [T, TOP]."""
    values, ids = logits.topk(TOP)
    return {"ids": ids.tolist(), "logits": [[round(v, 5) for v in row] for row in values.tolist()]}


class Arrays:
    """Tensors put one behind the other in one file of little-endian float32."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []
        self.offset = 0  # in floats

    def add(self, value: Tensor) -> dict:
        """Where the tensor lies: its shape, and its first element's index in the file."""
        data = value.contiguous().numpy().astype("<f4")
        entry = {"shape": list(data.shape), "offset": self.offset}
        self.parts.append(data.tobytes())
        self.offset += data.size
        return entry


def sentence(model: GPT2LMHeadModel, text: str, ids: list[int], arrays: Arrays) -> dict:
    """One sentence's entry; the last row of logits in full, of the others the top."""
    row = torch.tensor(ids)
    plain, unmasked = forward(model, row), forward(model, row, causal=False)
    silenced = forward(model, row, HEADS_OFF)
    return {
        "text": text,
        "ids": ids,
        "top": top(plain["logits"]),
        "lastLogits": arrays.add(plain["logits"][-1]),
        "attention": arrays.add(plain["attention"]),
        "residual": arrays.add(plain["residual"]),
        "headsOff": {
            "heads": [list(pair) for pair in HEADS_OFF],
            "lastLogits": arrays.add(silenced["logits"][-1]),
        },
        "noMask": {
            "lastLogits": arrays.add(unmasked["logits"][-1]),
            "firstLogits": arrays.add(unmasked["logits"][0]),
            "attention": arrays.add(unmasked["attention"][:, :, 0]),
        },
    }


def write_references(model_folder: Path, fixtures: Path) -> None:
    """Write references.json (index and manifest) and references.bin."""
    model, tokenizer = shipped_model(model_folder), load_tokenizer(model_folder)
    arrays = Arrays()
    entries = {
        name: sentence(model, text, tokenizer.encode(text).ids, arrays)
        for name, text in SENTENCES.items()
    }
    index = {
        "manifest": {
            "madeBy": "python -m storybook_training.references",
            "from": "PyTorch with the dequantized weights of onnx/model_quantized.onnx",
            "modelSha256": hashlib.sha256((model_folder / MODEL_FILE).read_bytes()).hexdigest(),
            "torch": torch.__version__,
            "transformers": transformers.__version__,
            "arrays": "references.bin: float32, little-endian; offsets count floats",
            "residual": "[L + 1, T, D]: entering block l; the last leaves the last block",
            "noMaskAttention": "[L, H, T]: what the first token attends to, without the mask",
        },
        "tokenized": [{"text": text, "ids": tokenizer.encode(text).ids} for text in TOKENIZED],
        "sentences": entries,
    }
    fixtures.mkdir(parents=True, exist_ok=True)
    content = json.dumps(index, ensure_ascii=True, separators=(",", ":"))
    (fixtures / "references.json").write_text(content + "\n", encoding="utf-8")
    (fixtures / "references.bin").write_bytes(b"".join(arrays.parts))
    size = sum(path.stat().st_size for path in fixtures.iterdir())
    print(f"{len(entries)} sentences, {size:,} bytes -> {fixtures.name}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", type=Path, default=MODEL_FOLDER)
    parser.add_argument("--fixtures", type=Path, default=FIXTURES)
    args = parser.parse_args()
    torch.set_num_threads(1)
    write_references(args.model, args.fixtures)


if __name__ == "__main__":
    main()
