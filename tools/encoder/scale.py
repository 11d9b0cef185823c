"""
Learns how the bot puts together what readers.onnx says of a text and what it learns of the content itself, by words alone:

    python scale.py TEXTS OUT

TEXTS is what texts.mjs prints, OUT the folder that build.py and readers.py wrote. Both are asked of texts of the content that neither was taught. Written
into OUT/encoder.json, of danger and of topics: what counts is `learned` of what the words say and `heard` of the log-odds that are heard, plus `shift`, so that it means the
same odds. Of danger it is counted in scores of the bot's danger machine, of topics in the log-odds that its calibration gives.
"""

import hashlib
import json
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from encoder import open_session, read_tokenizer
from readers import NONE

MORE = 0.06  # of danger so much more: so more are caught, and of the questions in bench/questions as many calm ones stay calm as by the reader of danger alone (decision 18)

ALIKE = 32  # sentences of one length that are read at once


def heard(folder: Path, texts: list[str]) -> np.ndarray:
    """What the readers say of each text: of danger, and of each label."""
    words = read_tokenizer((folder / "tokenizer.json").read_text())
    lower, readers = (open_session(folder / f"{one}.onnx") for one in ("lower", "readers"))
    by_length, said = defaultdict(list), {}
    for at, text in enumerate(texts):
        ids = words.encode(text).ids
        by_length[len(ids)].append((at, ids))
    for alike in by_length.values():
        for some in (alike[i : i + ALIKE] for i in range(0, len(alike), ALIKE)):
            (tokens,) = lower.run(None, {"input_ids": np.array([ids for _, ids in some], np.int64)})
            said |= zip((at for at, _ in some), readers.run(["readers"], {"lower": tokens})[0])
    return np.array([said[at] for at in range(len(texts))])


def scale_danger(rows: list[dict]) -> dict:
    kinds, learned = np.array([row["kind"] for row in rows]), np.array([row["learned"] for row in rows])
    danger, said = (kinds == "danger").astype(int), np.array([row["heard"][0] for row in rows])
    of_content = np.array([row["content"] for row in rows])
    fit = lambda *columns: LogisticRegression(C=1e4).fit(np.stack(columns, 1)[of_content], danger[of_content])
    machine, together = fit(learned), fit(learned, said)
    scale = machine.coef_[0][0]
    share, weight = together.coef_[0] / scale
    print({kind: int((kinds == kind).sum()) for kind in ("danger", "calm", "other")})

    # The messages were not fitted on: their writers are those that the readers were taught by, and not the machine.
    both = together.decision_function(np.stack([learned, said], 1))
    for name, scores in {"the machine": learned, "readers.onnx": said, "both": both}.items():
        auroc = {kind: roc_auc_score(danger[kinds != spared], scores[kinds != spared]) for kind, spared in (("calm", "other"), ("other", "calm"))}
        caught = {share: (scores[danger == 1] > np.quantile(scores[kinds == "calm"], 1 - share)).mean() for share in (0.05, 0.1, 0.2)}
        print(name, *(f"danger/{kind} AUROC {100 * value:.2f}" for kind, value in auroc.items()),
              *(f"caught {100 * value:.1f} % with {share:.0%} of the calm" for share, value in caught.items()), sep=", ")  # fmt: skip
    return {"learned": share, "heard": weight, "shift": (together.intercept_[0] - machine.intercept_[0]) / scale + MORE}


def scale_topics(rows: list[dict], topics: list[str]) -> dict:
    labels = [*topics, NONE]
    of_content = np.array([row["content"] for row in rows])
    right = np.array([labels.index(row["label"]) for row in rows])
    learned = np.array([[row["logOdds"][topic] for topic in topics] for row in rows])
    said = np.array([row["heard"][1:] for row in rows])
    said = said[:, :-1] - said[:, -1:]

    def loss(numbers: np.ndarray, among: np.ndarray) -> float:
        """Of all labels together, none having the log-odds 0."""
        share, weight, shift = numbers
        odds = np.concatenate([share * learned[among] + weight * said[among] + shift, np.zeros((among.sum(), 1))], 1)
        odds -= odds.max(1, keepdims=True)
        return -(odds[np.arange(len(odds)), right[among]] - np.log(np.exp(odds).sum(1))).mean()

    share, weight, _ = minimize(loss, (0.5, 0.5, 0.0), (of_content,), "Nelder-Mead").x
    both = share * learned + weight * said
    is_right = lambda scores: scores.argmax(1) == right
    best = LogisticRegression(C=1e4).fit(both[of_content].max(1, keepdims=True), is_right(both)[of_content])
    stretch, shift = best.coef_[0][0], best.intercept_[0]
    print({"content": int(of_content.sum()), "messages": int((~of_content).sum())})
    for among, of_whom in ((of_content, "content"), (~of_content, "messages")):
        for name, odds in {"words": learned, "readers.onnx": said, "both": stretch * both + shift}.items():
            needed = np.log(0.46 / 0.54) if name != "readers.onnx" else 0.0
            found = np.where(odds.max(1) >= needed, odds.argmax(1), len(topics))
            auroc = roc_auc_score(right[among] < len(topics), odds[among].max(1))
            in_scope = among & (right < len(topics))
            print(f"{of_whom}: {name}, right {100 * (found == right)[among].mean():.1f} %, of topics {100 * is_right(odds)[in_scope].mean():.1f} %, topic/none AUROC {100 * auroc:.1f}")  # fmt: skip
    return {"learned": stretch * share, "heard": stretch * weight, "shift": shift}


def main(texts: Path, folder: Path) -> None:
    rows = [row for row in map(json.loads, texts.read_text().splitlines()) if row["held"]]
    for row, said in zip(rows, heard(folder, [row["text"] for row in rows])):
        row["heard"] = said
    file = folder / "encoder.json"
    facts = json.loads(file.read_text())
    facts["sha256"]["readers.onnx"] = hashlib.sha256((folder / "readers.onnx").read_bytes()).hexdigest()
    danger = scale_danger([row for row in rows if "learned" in row])
    topics = scale_topics([row for row in rows if "logOdds" in row], facts["topics"]["labels"])
    for name, numbers in (("danger", danger), ("topics", topics)):
        facts[name] = facts.get(name, {}) | {key: round(float(value), 3) for key, value in numbers.items()}
        print(name, facts[name])
    file.write_text(json.dumps(facts, indent=2) + "\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
