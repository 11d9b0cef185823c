"""
Teaches a copy of the encoder's upper layers to tell the content's topics from each other and from what belongs to none:

    python topics.py WHEELS TEXTS OUT

TEXTS is what texts.mjs prints. Writes OUT/topics.onnx and, into OUT/encoder.json, whose topics it tells; scale.py makes OUT a folder to ship.
"""

import argparse
import json
import time
from pathlib import Path

import jax
import numpy as np
from sklearn.metrics import roc_auc_score

from graph import Int8Weights, build_topics
from teach import SMOOTHING, Reader

EPOCHS = 3
SUBJECT = "cse"  # `command` of knowledge/cse/leaflet.yaml
NONE = "none"


def loss(logits, right):
    softened = right * (1 - SMOOTHING) + SMOOTHING / logits.shape[1]
    return -(softened * jax.nn.log_softmax(logits)).sum(1)


def main() -> None:
    parser = argparse.ArgumentParser()
    for argument in ("wheels", "texts", "out"):
        parser.add_argument(argument, type=Path)
    arguments = parser.parse_args()

    rows = [row for row in map(json.loads, arguments.texts.read_text().splitlines()) if "label" in row]
    labels = [*sorted({row["label"] for row in rows} - {NONE}), NONE]
    held = np.array([row["held"] for row in rows])
    classes = np.array([labels.index(row["label"]) for row in rows])
    weights = np.ones(len(rows))
    print(f"{len(rows)} texts, {held.sum()} held, {len(labels)} labels", flush=True)

    reader = Reader(arguments.wheels, [row["text"] for row in rows])
    of_none = classes == len(labels) - 1
    begun = time.monotonic()

    def report(when: str) -> None:
        found = reader.logits()[held]
        right = 100 * (found.argmax(1) == classes[held]).mean()
        beside_none = 100 * roc_auc_score(~of_none[held], found[:, :-1].max(1) - found[:, -1])
        print(f"{when}: held right {right:.1f} %, topic/none AUROC {beside_none:.2f}; {time.monotonic() - begun:.0f} s", flush=True)

    reader.learn(classes, np.eye(len(labels))[classes], weights, np.flatnonzero(~held), loss, EPOCHS, report)
    model = build_topics(reader.bert, reader.taught_layers(), reader.taught_head(), Int8Weights)
    arguments.out.mkdir(parents=True, exist_ok=True)
    (arguments.out / "topics.onnx").write_bytes(model.SerializeToString(deterministic=True))
    file = arguments.out / "encoder.json"
    facts = json.loads(file.read_text()) | {"topics": {"subject": SUBJECT, "labels": labels[:-1]}}
    file.write_text(json.dumps(facts, indent=2) + "\n")


if __name__ == "__main__":
    main()
