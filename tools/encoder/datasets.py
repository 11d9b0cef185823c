"""The public intent sets of the project's shared data folder."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FEW_SHOT = ("banking77", "hwu64", "clinc150")

Labelled = list[tuple[str, str]]


def _labelled(folder: Path) -> Labelled:
    texts, labels = ((folder / file).read_text().rstrip("\n").split("\n") for file in ("seq.in", "label"))
    return list(zip(texts, labels, strict=True))


def few_shot(data: Path, name: str) -> tuple[Labelled, Labelled]:
    """The published 10-shot split: training and test."""
    return _labelled(data / name / "fewshot/train_10"), _labelled(data / name / "fewshot/test")


@dataclass(frozen=True)
class Task:
    training: Labelled
    test: Labelled
    out_of_scope: list[str]


def kb(data: Path) -> Iterator[Task]:
    """The ten product-shaped tasks: 15 intents x 8 examples each, as the data folder's README describes."""
    full = json.loads((data / "clinc150/clinc_data_full.json").read_text())
    for labels in json.loads((data / "clinc150/clinc_domains.json").read_text()).values():
        by_label: dict[str, list[str]] = {}
        for text, label in full["train"]:
            if label in labels:
                by_label.setdefault(label, []).append(text)
        yield Task(
            training=[(texts[k * len(texts) // 8], label) for label, texts in by_label.items() for k in range(8)],
            test=[(text, label) for text, label in full["test"] if label in labels],
            out_of_scope=[text for text, _ in full["oos_test"]]
            + [text for text, label in full["test"] if label not in labels][::4],
        )
