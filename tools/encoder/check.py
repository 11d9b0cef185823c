"""
Holds the built files against a plain float32 pass, and looks at what a batch changes: python check.py ARCHIVES OUT DATA

Sentences: every tenth test question of the three few-shot sets in DATA.
"""

import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
import onnxruntime

from datasets import FEW_SHOT, few_shot
from encoder import Encoder, unit
from reference import encode
from weights import Source, sources

LOWEST_MEAN_COSINE = 0.995


def exported(model: bytes, ids: list[list[int]]) -> np.ndarray:
    """The vectors that the archive's own ONNX file gives, where it holds one."""
    session = onnxruntime.InferenceSession(model)
    inputs = ({"input_ids": [one], "attention_mask": [[1] * len(one)], "token_type_ids": [[0] * len(one)]} for one in ids)
    return unit(np.array([session.run(None, one)[0][0].mean(axis=0) for one in inputs]))


def check(source: Source, archives: Path, out: Path, texts: list[str]) -> None:
    encoders = {kind: Encoder(out / f"{source.name}-{kind}") for kind in ("float32", "int8", "split-int8", "ort-dynamic")}
    ids = [encoders["float32"].ids(text) for text in texts]
    files = source.read(archives)
    bert = source.bert(files)
    reference = np.array([encode(bert, sentence) for sentence in ids])
    if "model.onnx" in files and (exported(files["model.onnx"], ids[:50]) * reference[:50]).sum(axis=1).min() < 0.999999:
        raise SystemExit("The archive's own file gives other vectors: it was misread.")
    same_length = defaultdict(list)
    for place, sentence in enumerate(ids):
        same_length[len(sentence)].append(place)

    print(f"{source.name}, {len(texts)} sentences")
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
    if means["float32"] < 0.999999 or min(means["int8"], means["split-int8"]) < LOWEST_MEAN_COSINE:
        raise SystemExit("The files are not the model that they were made from.")


def main(archives: Path, out: Path, data: Path) -> None:
    texts = [text for name in FEW_SHOT for text, _ in few_shot(data, name)[1][::10]]
    for source in sources(archives):
        check(source, archives, out, texts)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
