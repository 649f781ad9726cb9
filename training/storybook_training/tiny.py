"""The whole recipe on a tiny model, checked at every stage: the test that it can be followed.

    python -m storybook_training.tiny --corpus CORPUS

Takes less than five minutes and leaves nothing behind.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from pathlib import Path

import numpy as np
import onnx
import torch
from transformers import AutoModelForCausalLM, AutoTokenizer

from .checkpoint import load_checkpoint
from .corpus import HELD_OUT, held_out_stories, slugs, training_stories
from .evaluate import STORIES, measure_baselines, measure_model, write_measured
from .export import MODEL_FILE, export
from .graph import make_graph
from .heads import measure_heads
from .ngram import NgramModel
from .prepare import prepare, token_stream
from .references import shipped_model, write_references
from .report import make_report
from .samples import DEFAULT, continue_text, measure_samples
from .score import Scores, bits_per_byte, score, session_logits, torch_logits
from .session import Session
from .tokenizer import end_of_text_id, load_tokenizer
from .train import Recipe, train

BOOKS, TEXT_LENGTH = 12, 40_000
STABLE_TOKENS, FINISH_TOKENS = 800_000, 400_000
RECIPE = Recipe(
    vocab_size=1024,
    width=64,
    layers=3,
    heads=4,
    context=128,
    batch_tokens=4096,
    warmup_tokens=80_000,
)


def check(holds: bool, what: str) -> None:
    """Print what was checked, or end with it."""
    print(f"  {'ok' if holds else 'FAILED'}: {what}", flush=True)
    if not holds:
        raise SystemExit(1)


def check_training(run: Path) -> None:
    """Train in three goes, each in the place of a run that was stopped."""
    losses = train(run, RECIPE, STABLE_TOKENS // 2, compile_step=False)
    losses += train(run, RECIPE, STABLE_TOKENS, compile_step=False)
    losses += train(run, RECIPE, 0, finish_tokens=FINISH_TOKENS, compile_step=False)
    last = float(np.mean(losses[-20:]))
    check(losses[0] > 6 and last < 4.6, f"the loss fell from {losses[0]:.2f} to {last:.2f} nats")
    finished = load_checkpoint(run / "finished.pt")
    steps = finished.tokens_seen // RECIPE.batch_tokens
    check(steps == len(losses), f"{steps} steps in three goes, none twice")
    kept = sorted(path.stem for path in (run / "weights").iterdir())
    check(kept[0] == "0" * 10 and len(kept) > 10, f"{len(kept)} snapshots of the weights")


def check_export(run: Path, folder: Path) -> Session:
    """The folder the site would load, against PyTorch."""
    export(run / "finished.pt", folder)
    model = load_checkpoint(run / "finished.pt").model
    ids = np.random.default_rng(0).integers(0, RECIPE.vocab_size, (1, RECIPE.context))
    want = torch_logits(model)(ids)
    graph = make_graph(model)
    exact = Session(graph.SerializeToString())
    error = np.abs(exact.run(ids)["logits"] - want).max()
    check(error < 1e-4, f"the fp32 graph agrees with PyTorch to {error:.1e}")
    shipped = Session(folder / MODEL_FILE)
    full = shipped.run(ids)["logits"]
    error = np.abs(full - torch_logits(shipped_model(folder))(ids)).max()
    check(error < 1e-4, f"the int8 file is PyTorch's with its weights, to {error:.1e}")
    changed = ids.copy()
    changed[0, -1] = (changed[0, -1] + 1) % RECIPE.vocab_size
    moved = np.abs(shipped.run(changed)["logits"][:, :-1] - full[:, :-1]).max()
    check(moved <= 1e-5, f"a changed last token moves earlier logits by {moved:.1e}")
    results, rows = shipped.run(ids[:, :1]), []
    rows.append(results["logits"])
    for position in range(1, ids.shape[1]):
        results = shipped.run(ids[:, position : position + 1], shipped.cache(results))
        rows.append(results["logits"])
    error = np.abs(np.concatenate(rows, axis=1) - full).max()
    check(error < 1e-3, f"stepping with the cache equals a full pass to {error:.1e}")
    loaded = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32)
    error = np.abs(torch_logits(loaded.eval())(ids) - want).max()
    check(error < 0.1, f"model.safetensors loads in transformers, fp16 is {error:.1e} away")
    onnx.checker.check_model(str(folder / MODEL_FILE))
    return shipped


def check_quality(corpus: Path, run: Path, folder: Path, session: Session) -> None:
    """The model predicts unseen stories better than counting pairs of tokens does."""
    tokenizer = load_tokenizer(folder)
    text = "\n\n".join(held_out_stories(corpus))[:TEXT_LENGTH]
    hub = AutoTokenizer.from_pretrained(folder)
    start = text[:300]
    same = hub(start)["input_ids"] == tokenizer.encode(start).ids
    check(same and tokenizer.decode(tokenizer.encode(text).ids) == text, "the tokenizers agree")
    stream = token_stream(tokenizer, [text])
    scores = score(session_logits(session), stream, RECIPE.context)
    exact = score(torch_logits(load_checkpoint(run / "finished.pt").model), stream, RECIPE.context)
    got, fp32 = bits_per_byte(scores, text), bits_per_byte(exact, text)
    check(abs(got / fp32 - 1) < 0.01, f"int8 costs {got:.3f} bits per byte, fp32 {fp32:.3f}")
    tokens = np.fromfile(run / "tokens.bin", dtype=np.uint16)
    nats = NgramModel(tokens, 2, RECIPE.vocab_size).nats(stream)
    bigram = bits_per_byte(Scores(nats, scores.top), text)
    check(got < bigram, f"{got:.3f} bits per byte, where counting pairs gets {bigram:.3f}")
    end = end_of_text_id(tokenizer)
    prompt = tokenizer.encode("Once upon a time").ids
    words = tokenizer.decode(continue_text(session, prompt, 40, end, np.random.default_rng(1)))
    print(f"  Once upon a time{words}")


def check_report(corpus: Path, run: Path, folder: Path, scratch: Path) -> None:
    """All figures of a release, and the report that is made of them."""
    measured = scratch / "measured"
    compared = measure_baselines(corpus, folder, BOOKS, None)
    write_measured("baselines", compared, measured)
    figures = measure_model(run / "finished.pt", folder, corpus, threads=1)
    write_measured("evaluation", figures, measured)
    write_measured("heads", measure_heads(folder, corpus), measured)
    write_measured("samples", measure_samples(folder, corpus, run, DEFAULT), measured)
    shutil.copy(run / "prepared.json", measured)
    text = make_report(measured)
    got = figures["bits_per_byte"]["shipped"][STORIES]
    check(f"{got:.3f}" in text and "nan" not in text, "the report names what was measured")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as scratch:
        run, folder = Path(scratch) / "run", Path(scratch) / "storybook"
        check(not set(HELD_OUT) & set(slugs(args.corpus)[:BOOKS]), "no held-out book is read")
        unseen = set(held_out_stories(args.corpus))
        check(not unseen & set(training_stories(args.corpus)), "no held-out story is read")
        prepare(args.corpus, run, RECIPE.vocab_size, BOOKS, story_repeats=1)
        check_training(run)
        session = check_export(run, folder)
        check_quality(args.corpus, run, folder, session)
        fixtures = Path(scratch) / "fixtures"
        write_references(folder, fixtures)
        check_report(args.corpus, run, folder, Path(scratch))
        check((fixtures / "references.bin").stat().st_size > 0, "references were written")
    print(f"all checks passed in {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
