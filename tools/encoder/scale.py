"""
Learns how the bot puts together what danger.onnx says of a message and what its own danger machine, by words alone, says of it: python scale.py TEXTS OUT

TEXTS is what texts.mjs prints, OUT the folder that danger.py wrote. Both are asked of the content's messages that neither was taught. Written into
OUT/encoder.json: the score is `learned` of the machine's and `heard` of danger.onnx's log-odds, plus `shift`, so that it means the same odds of danger as
the same score of the machine does, but for LESS.
"""

import json
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
import onnxruntime
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from tokenizers import Tokenizer

from encoder import LONGEST_SENTENCE

LESS = 0.04  # so much less, so that of the questions in bench/questions as many calm ones stay calm as by the machine over embeddings

ALIKE = 32  # sentences of one length that are read at once


def heard(folder: Path, texts: list[str]) -> np.ndarray:
    """What danger.onnx says of each text."""
    words = Tokenizer.from_file(str(folder / "tokenizer.json"))
    words.enable_truncation(LONGEST_SENTENCE)
    model, reader = (onnxruntime.InferenceSession(folder / f"{name}.onnx") for name in ("model", "danger"))
    by_length, said = defaultdict(list), np.zeros(len(texts))
    for at, text in enumerate(texts):
        ids = words.encode(text).ids
        by_length[len(ids)].append((at, ids))
    for alike in by_length.values():
        for some in (alike[i : i + ALIKE] for i in range(0, len(alike), ALIKE)):
            (lower,) = model.run(["lower"], {"input_ids": np.array([ids for _, ids in some], np.int64)})
            said[[at for at, _ in some]] = reader.run(["danger"], {"lower": lower})[0].mean(1)
    return said


def main(texts: Path, folder: Path) -> None:
    rows = [row for row in map(json.loads, texts.read_text().splitlines()) if row["held"]]
    kinds, learned = np.array([row["kind"] for row in rows]), np.array([row["learned"] for row in rows])
    danger, said = (kinds == "danger").astype(int), heard(folder, [row["text"] for row in rows])
    of_content = np.array([row["content"] for row in rows])
    fit = lambda *columns: LogisticRegression(C=1e4).fit(np.stack(columns, 1)[of_content], danger[of_content])
    machine, together = fit(learned), fit(learned, said)
    scale = machine.coef_[0][0]
    share, weight = together.coef_[0] / scale
    numbers = {"learned": share, "heard": weight, "shift": (together.intercept_[0] - machine.intercept_[0]) / scale - LESS}
    print({kind: int((kinds == kind).sum()) for kind in ("danger", "calm", "other")}, numbers)

    # The messages were not fitted on: their writers are those that danger.onnx was taught by, and not the machine.
    both = together.decision_function(np.stack([learned, said], 1))
    for name, scores in {"the machine": learned, "danger.onnx": said, "both": both}.items():
        auroc = {kind: roc_auc_score(danger[kinds != spared], scores[kinds != spared]) for kind, spared in (("calm", "other"), ("other", "calm"))}
        caught = {share: (scores[danger == 1] > np.quantile(scores[kinds == "calm"], 1 - share)).mean() for share in (0.05, 0.1, 0.2)}
        print(name, *(f"danger/{kind} AUROC {100 * value:.2f}" for kind, value in auroc.items()),
              *(f"caught {100 * value:.1f} % with {share:.0%} of the calm" for share, value in caught.items()), sep=", ")  # fmt: skip

    file = folder / "encoder.json"
    facts = json.loads(file.read_text()) | {"danger": {name: round(float(value), 3) for name, value in numbers.items()}}
    file.write_text(json.dumps(facts, indent=2) + "\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
