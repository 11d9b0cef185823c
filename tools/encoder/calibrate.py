"""Looks at what goes into each linear step of a model, so that it can be written as bytes with a fixed scale."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper

from encoder import read_tokenizer
from graph import Int8Weights, Pair, Weights

ONE_IN = 20  # of the texts that teach the readers


def calibration_texts(texts: Path) -> list[str]:
    """Of what texts.mjs prints: none that is held."""
    return [row["text"] for row in map(json.loads, texts.read_text().splitlines()) if not row["held"]][::ONE_IN]


def sentences(texts: list[str], tokenizer_json: str) -> Iterator[np.ndarray]:
    """Their tokens, each an input of its own."""
    words = read_tokenizer(tokenizer_json)
    return (np.array([words.encode(text).ids], np.int64) for text in texts)


def calibrate(model: onnx.ModelProto, inputs: Iterable[np.ndarray]) -> dict[str, Pair]:
    """By linear step of a float32 model, the least and the largest value of each channel that goes in, over these inputs of the model."""
    steps = {node.input[1].removesuffix(".weight"): node.input[0] for node in model.graph.node if node.op_type == "MatMul" and node.input[1].endswith(".weight")}
    open_model = onnx.ModelProto()
    open_model.CopyFrom(model)
    del open_model.graph.output[:]
    open_model.graph.output.extend(helper.make_tensor_value_info(x, TensorProto.FLOAT, None) for x in dict.fromkeys(steps.values()))
    session = onnxruntime.InferenceSession(open_model.SerializeToString())
    seen: dict[str, list[Pair]] = defaultdict(list)
    for one in inputs:
        found = dict(zip((output.name for output in session.get_outputs()), session.run(None, {session.get_inputs()[0].name: one})))
        for step, x in steps.items():
            seen[step].append((found[x].min(axis=(0, 1)), found[x].max(axis=(0, 1))))
    return {step: (np.min([least for least, _ in all_of], axis=0), np.max([largest for _, largest in all_of], axis=0)) for step, all_of in seen.items()}


def int8(model: onnx.ModelProto, inputs: Iterable[np.ndarray]) -> Weights:
    """Int8 weights for a model, calibrated by its float32 build and inputs of it."""
    return partial(Int8Weights, seen=calibrate(model, inputs))
