"""From a checkpoint to the folder that the site loads, in the Hugging Face hub's own layout.

    python -m storybook_training.export RUN/finished.pt ../public/models/storybook
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import onnx
import torch
from safetensors.torch import save_file
from transformers import GPT2LMHeadModel

from .checkpoint import load_checkpoint, run_folder
from .graph import make_graph
from .quantize import quantize_weights
from .tokenizer import END_OF_TEXT

MODEL_FILE = Path("onnx") / "model_quantized.onnx"
MAX_MODEL_BYTES, MAX_TOKENIZER_BYTES = 7_200_000, 400_000


def _write_json(path: Path, value: dict, indent: int | None = 2) -> None:
    separators = (",", ":") if indent is None else None
    text = json.dumps(value, indent=indent, ensure_ascii=False, separators=separators)
    path.write_text(text + "\n", encoding="utf-8")


def write_config(model: GPT2LMHeadModel, folder: Path) -> None:
    """config.json and generation_config.json: the sizes, and which token ends a text."""
    config = {
        name: value
        for name, value in model.config.to_diff_dict().items()
        if value is not None and not name.startswith(("_", "summary_", "transformers_version"))
    }
    end = model.config.eos_token_id
    sizes = {
        name: getattr(model.config, name)
        for name in ("vocab_size", "n_positions", "n_embd", "n_layer", "n_head")
    }
    fixed = {"model_type": "gpt2", "architectures": ["GPT2LMHeadModel"]}
    fixed |= {"activation_function": "gelu_new", "layer_norm_epsilon": 1e-5, "dtype": "float16"}
    fixed |= {"tie_word_embeddings": True, "use_cache": True}
    _write_json(folder / "config.json", {**fixed, **config, **fixed, **sizes})
    _write_json(folder / "generation_config.json", {"bos_token_id": end, "eos_token_id": end})


def write_tokenizer(source: Path, context: int, folder: Path) -> None:
    """tokenizer.json without its white space, and tokenizer_config.json."""
    tokenizer = json.loads(source.read_text(encoding="utf-8"))
    _write_json(folder / "tokenizer.json", tokenizer, indent=None)
    special = dict.fromkeys(("bos_token", "eos_token", "unk_token"), END_OF_TEXT)
    settings = {"tokenizer_class": "GPT2Tokenizer", "model_max_length": context}
    _write_json(
        folder / "tokenizer_config.json",
        {**settings, "add_prefix_space": False, "clean_up_tokenization_spaces": False, **special},
    )


def write_safetensors(model: GPT2LMHeadModel, folder: Path) -> None:
    """model.safetensors in fp16, the shared token table stored once, as transformers does."""
    weights = {name: value.half().contiguous() for name, value in model.named_parameters()}
    path = folder / "model.safetensors"
    save_file(weights, path, metadata={"format": "pt"})
    path.chmod(0o644)  # the writer leaves it readable to its owner only


def export(checkpoint: Path, folder: Path) -> None:
    """Write the model at `checkpoint` to `folder`, replacing what is there."""
    loaded = load_checkpoint(checkpoint)
    (folder / MODEL_FILE).parent.mkdir(parents=True, exist_ok=True)
    write_config(loaded.model, folder)
    write_tokenizer(
        run_folder(checkpoint) / "tokenizer.json", loaded.recipe["context"], folder
    )
    write_safetensors(loaded.model, folder)
    graph = quantize_weights(make_graph(loaded.model))
    onnx.checker.check_model(graph, full_check=True)
    onnx.save(graph, folder / MODEL_FILE)
    check_sizes(folder)
    print(f"{checkpoint.name} at {loaded.tokens_seen:,} tokens -> {folder}")


def check_sizes(folder: Path) -> None:
    """An error where a file is larger than a first visit may cost."""
    model = (folder / MODEL_FILE).stat().st_size
    tokenizer = sum(path.stat().st_size for path in folder.glob("tokenizer*.json"))
    if model > MAX_MODEL_BYTES or tokenizer > MAX_TOKENIZER_BYTES:
        raise ValueError(f"too large: model {model:,} bytes, tokenizer {tokenizer:,} bytes")
    print(f"model {model:,} bytes, tokenizer {tokenizer:,} bytes")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    export(args.checkpoint, args.folder)


if __name__ == "__main__":
    main()
