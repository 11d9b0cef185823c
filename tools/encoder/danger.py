"""
Teaches a copy of the encoder's upper layers to tell messages of danger from calm ones:

    python danger.py WHEELS TEXTS OUT

TEXTS is what texts.mjs prints. Writes OUT/danger.onnx; scale.py makes OUT a folder to ship.
"""

import argparse
import json
import time
from pathlib import Path

import jax
import numpy as np
from sklearn.metrics import roc_auc_score

from graph import Int8Weights, build_danger
from teach import SMOOTHING, Reader

EPOCHS = 4
OTHERS = 6000  # of the utterances that are neither danger nor calm
OTHERS_WEIGHT = 0.5


def loss(logits, danger):
    softened = danger * (1 - SMOOTHING) + SMOOTHING / 2
    return jax.nn.softplus(logits) - softened * logits


def main() -> None:
    parser = argparse.ArgumentParser()
    for argument in ("wheels", "texts", "out"):
        parser.add_argument(argument, type=Path)
    arguments = parser.parse_args()

    rows = [json.loads(line) for line in arguments.texts.read_text().splitlines()]
    rows = [row for row in rows if row["kind"] != "topic"]
    others = [i for i, row in enumerate(rows) if row["kind"] == "other"]
    chosen = set(np.random.default_rng(1).choice(others, min(OTHERS, len(others)), replace=False).tolist())
    rows = [row for i, row in enumerate(rows) if row["kind"] != "other" or i in chosen]
    kinds, held = np.array([row["kind"] for row in rows]), np.array([row["held"] for row in rows])
    danger, weights = (kinds == "danger").astype(float), np.where(kinds == "other", OTHERS_WEIGHT, 1.0)
    print({kind: int((kinds == kind).sum()) for kind in ("danger", "calm", "other")}, f"{held.sum()} held", flush=True)

    reader = Reader(arguments.wheels, [row["text"] for row in rows])
    beside_calm, beside_others = held & (kinds != "other"), held & (kinds != "calm")
    begun = time.monotonic()

    def report(when: str) -> None:
        found = reader.logits()
        by_calm, by_others = (100 * roc_auc_score(danger[among], found[among]) for among in (beside_calm, beside_others))
        print(f"{when}: danger/calm AUROC {by_calm:.2f}, danger/other {by_others:.2f}; {time.monotonic() - begun:.0f} s", flush=True)

    reader.learn(danger, danger, weights, np.flatnonzero(~held), loss, EPOCHS, report)
    model = build_danger(reader.bert, reader.taught_layers(), reader.taught_head(), Int8Weights)
    arguments.out.mkdir(parents=True, exist_ok=True)
    (arguments.out / "danger.onnx").write_bytes(model.SerializeToString(deterministic=True))


if __name__ == "__main__":
    main()
