"""
Teaches a copy of the encoder's upper layers to tell messages of danger from calm ones, and the content's topics from each other and from what belongs to none:

    python readers.py WHEELS TEXTS OUT

TEXTS is what texts.mjs prints. Writes OUT/readers.onnx and, into OUT/encoder.json, whose topics it tells; scale.py makes OUT a folder to ship.
"""

import argparse
import json
import time
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
from sklearn.metrics import roc_auc_score

from calibrate import ONE_IN, int8
from graph import FloatWeights, build_readers
from teach import Reader

EPOCHS = 3
SEEDS = (0, 1)  # of the order of the texts and of what is dropped: the mean of two is right more often than one
SMOOTHING = 0.05
TOPIC_WEIGHT = 1.5  # danger is learned sooner
CALM_WEIGHT = 0.5  # of what is written for a topic: for danger it is a calm text
SITUATIONS = ("signs", "vulnerability", "involves", "online", "disclosure", "report", "action", "contact")  # of whose messages nobody was asked whether they are calm
SUBJECT = "cse"  # `command` of knowledge/cse/leaflet.yaml
NONE = "none"


def loss(logits, targets):
    """Of danger, and of the labels where one is known. Targets: danger, what it weighs, and a share of each label, or nothing."""
    danger, weight, labels = targets[:, 0], targets[:, 1], targets[:, 2:]
    softened = danger * (1 - SMOOTHING) + SMOOTHING / 2
    of_danger = jax.nn.softplus(logits[:, 0]) - softened * logits[:, 0]
    softened = labels * (1 - SMOOTHING) + labels.sum(1, keepdims=True) * SMOOTHING / labels.shape[1]
    return weight * of_danger - TOPIC_WEIGHT * (softened * jax.nn.log_softmax(logits[:, 1:])).sum(1)


def main() -> None:
    parser = argparse.ArgumentParser()
    for argument in ("wheels", "texts", "out"):
        parser.add_argument(argument, type=Path)
    arguments = parser.parse_args()

    rows = [json.loads(line) for line in arguments.texts.read_text().splitlines()]
    labels = [*sorted({row["label"] for row in rows if "label" in row} - {NONE}), NONE]
    kinds, held = np.array([row["kind"] for row in rows]), np.array([row["held"] for row in rows])
    classes = np.array([labels.index(row["label"]) if "label" in row else -1 for row in rows])
    danger, told = kinds == "danger", np.isin(kinds, ("danger", "calm"))
    unsure = np.array([row["kind"] == "topic" and row["label"] in SITUATIONS for row in rows])
    of_danger = np.where(told, 1, np.where(unsure, 0, CALM_WEIGHT))
    targets = np.concatenate([np.stack([danger, of_danger], 1), np.eye(len(labels) + 1)[classes, :-1]], 1)
    print({str(kind): int((kinds == kind).sum()) for kind in np.unique(kinds)}, f"{(classes >= 0).sum()} with one of {len(labels)} labels, {held.sum()} held", flush=True)

    reader = Reader(arguments.wheels, [row["text"] for row in rows])
    of_topics = held & (classes >= 0)
    of_none = classes == len(labels) - 1
    begun = time.monotonic()

    def report(when: str) -> None:
        found = reader.logits()
        by_calm, by_others = (100 * roc_auc_score(danger[among], found[among, 0]) for among in (held & told, held & (danger | ~told) & ~unsure))
        topics = found[of_topics, 1:]
        right = 100 * (topics.argmax(1) == classes[of_topics]).mean()
        beside_none = 100 * roc_auc_score(~of_none[of_topics], topics[:, :-1].max(1) - topics[:, -1])
        print(f"{when}: danger/calm AUROC {by_calm:.2f}, danger/other {by_others:.2f}; topic right {right:.1f} %, topic/none AUROC {beside_none:.2f}; {time.monotonic() - begun:.0f} s", flush=True)  # fmt: skip

    reader.learn([(danger, told), (classes, classes >= 0)], targets, np.flatnonzero(~held), loss, EPOCHS, report, SEEDS)
    taught = (reader.bert, reader.taught_layers(), reader.taught_head())
    states = (state[None] for state, is_held in zip(reader.texts.states[::ONE_IN], held[::ONE_IN]) if not is_held)
    model = build_readers(*taught, int8(build_readers(*taught, FloatWeights), states))
    arguments.out.mkdir(parents=True, exist_ok=True)
    (arguments.out / "readers.onnx").write_bytes(model.SerializeToString(deterministic=True))
    file = arguments.out / "encoder.json"
    facts = json.loads(file.read_text()) | {"topics": {"subject": SUBJECT, "labels": labels[:-1]}}
    file.write_text(json.dumps(facts, indent=2) + "\n")


if __name__ == "__main__":
    main()
