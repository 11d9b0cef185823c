"""
Holds the built files against a plain float32 pass, and looks at what a batch changes: python check.py WHEELS OUT DATA

Sentences: every tenth test question of the three few-shot sets in DATA.
"""

import sys
from collections import defaultdict
from pathlib import Path

import numpy as np

from build import NAME
from datasets import FEW_SHOT, few_shot
from encoder import Encoder
from reference import encode
from weights import read_bert, read_wheel

LOWEST_MEAN_COSINE = 0.995


def main(wheels: Path, out: Path, data: Path) -> None:
    texts = [text for name in FEW_SHOT for text, _ in few_shot(data, name)[1][::10]]
    encoders = {kind: Encoder(out / f"{NAME}-{kind}") for kind in ("float32", "int8", "ort-dynamic")}
    ids = [encoders["float32"].ids(text) for text in texts]
    bert = read_bert(read_wheel(wheels))
    reference = np.array([encode(bert, sentence) for sentence in ids])
    same_length = defaultdict(list)
    for place, sentence in enumerate(ids):
        same_length[len(sentence)].append(place)

    print(f"{len(texts)} sentences")
    means = {}
    for kind, encoder in encoders.items():
        alone = encoder.encode(texts)
        cosines = (alone * reference).sum(axis=1)
        means[kind] = cosines.mean()
        print(f"{kind}: cosine to numpy's mean {cosines.mean():.6f}, lowest {cosines.min():.6f}")
        batched = np.empty_like(alone)
        for places in same_length.values():
            batched[places] = encoder.batch([ids[place] for place in places])
        changed = (batched != alone).any(axis=1).sum()
        print(f"  in a batch: {changed} vectors changed, lowest cosine {(batched * alone).sum(axis=1).min():.6f}")
    if means["float32"] < 0.999999 or means["int8"] < LOWEST_MEAN_COSINE:
        raise SystemExit("The files are not the model that they were made from.")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
