"""The encoder in plain numpy, float32, one sentence at a time: what the ONNX files are held against."""

import numpy as np
from scipy.special import erf

from weights import Bert


def _norm(x: np.ndarray, scale_and_shift: tuple[np.ndarray, np.ndarray], epsilon: float) -> np.ndarray:
    scale, shift = scale_and_shift
    centred = x - x.mean(axis=-1, keepdims=True)
    return centred / np.sqrt((centred**2).mean(axis=-1, keepdims=True) + epsilon) * scale + shift


def _softmax(x: np.ndarray) -> np.ndarray:
    powers = np.exp(x - x.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def encode(bert: Bert, ids: list[int]) -> np.ndarray:
    """The unit vector of one tokenised sentence ([CLS] and [SEP] among its ids, no padding)."""
    x = _norm(bert.words[ids] + bert.positions[: len(ids)], bert.norm, bert.epsilon)
    length, size = x.shape
    for layer in bert.layers:
        qkv = x @ layer.qkv[0] + layer.qkv[1]
        q, k, v = qkv.reshape(length, 3, bert.heads, size // bert.heads).transpose(1, 2, 0, 3)
        attended = (_softmax(q @ k.transpose(0, 2, 1)) @ v).transpose(1, 0, 2).reshape(length, size)
        x = _norm(x + attended @ layer.attention_output[0] + layer.attention_output[1], layer.attention_norm, bert.epsilon)
        up = x @ layer.up[0] + layer.up[1]
        up = up * (0.5 * (1 + erf(up / np.sqrt(np.float32(2)))))
        x = _norm(x + up @ layer.down[0] + layer.down[1], layer.output_norm, bert.epsilon)
    mean = x.mean(axis=0)
    return mean / np.linalg.norm(mean)
