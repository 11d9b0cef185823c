"""Runs a built encoder as the bot does: one sentence at a time, 64 tokens at most, mean of the tokens, length 1."""

from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

LONGEST_SENTENCE = 64


def read_tokenizer(tokenizer_json: str) -> Tokenizer:
    """As the bot reads a text: its first tokens, without padding."""
    words = Tokenizer.from_str(tokenizer_json)
    words.no_padding()
    words.enable_truncation(LONGEST_SENTENCE)
    return words


def open_session(model: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    # What the next level puts together takes longer than its parts.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    return onnxruntime.InferenceSession(model, options)


def unit(mean: np.ndarray) -> np.ndarray:
    return mean / np.linalg.norm(mean, axis=-1, keepdims=True)


class Encoder:
    def __init__(self, folder: Path) -> None:
        names = ["model"] if (folder / "model.onnx").exists() else ["lower", "meaning"]
        self.sessions = [open_session(folder / f"{name}.onnx") for name in names]
        self.tokenizer = read_tokenizer((folder / "tokenizer.json").read_text())
        self.known: dict[str, np.ndarray] = {}

    def ids(self, text: str) -> list[int]:
        return self.tokenizer.encode(text).ids

    def batch(self, ids: list[list[int]]) -> np.ndarray:
        """Vectors of sentences of the same length."""
        tokens = np.array(ids, np.int64)
        for session in self.sessions:
            (tokens,) = session.run(None, {session.get_inputs()[0].name: tokens})
        return unit(tokens.mean(axis=1))

    def encode(self, texts: list[str]) -> np.ndarray:
        for text in texts:
            if text not in self.known:
                self.known[text] = self.batch([self.ids(text)])[0]
        return np.array([self.known[text] for text in texts])
