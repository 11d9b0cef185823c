"""
What the embeddings are worth to a plain classifier, before and after quantising: python accuracy.py DATA FOLDER...

Top-1 by logistic regression (C 10) on the 10-shot splits and on "kb"; out of scope by the cosine to the nearest of the
intents' centres (AUROC). Nothing is tuned on the test questions; every column uses the same settings.
"""

import sys
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from datasets import FEW_SHOT, Labelled, few_shot, kb
from encoder import Encoder, unit


def top_1(encoder: Encoder, training: Labelled, test: Labelled) -> float:
    (texts, labels), (questions, right) = zip(*training), zip(*test)
    classifier = LogisticRegression(C=10, max_iter=300).fit(encoder.encode(texts), labels)
    return (classifier.predict(encoder.encode(questions)) == np.array(right)).mean()


def auroc(encoder: Encoder, training: Labelled, test: Labelled, out_of_scope: list[str]) -> float:
    labels = {label for _, label in training}
    centres = unit(np.array([encoder.encode([text for text, of in training if of == label]).mean(axis=0) for label in sorted(labels)]))
    scores = (encoder.encode([text for text, _ in test] + out_of_scope) @ centres.T).max(axis=1)
    return roc_auc_score([1] * len(test) + [0] * len(out_of_scope), scores)


def main(data: Path, folders: list[Path]) -> None:
    print("| | " + " | ".join([*FEW_SHOT, "kb", "kb AUROC"]) + " |")
    for folder in folders:
        encoder = Encoder(folder)
        figures = [top_1(encoder, *few_shot(data, name)) for name in FEW_SHOT]
        tasks = list(kb(data))
        figures.append(np.mean([top_1(encoder, task.training, task.test) for task in tasks]))
        figures.append(np.mean([auroc(encoder, task.training, task.test, task.out_of_scope) for task in tasks]))
        print(f"| {folder.name} | " + " | ".join(f"{100 * figure:.1f}" for figure in figures) + " |", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(folder) for folder in sys.argv[2:]])
