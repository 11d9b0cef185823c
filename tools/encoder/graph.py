"""Builds the encoder as an ONNX graph, operator by operator: in float32, or with its weights in int8."""

from collections.abc import Callable

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from weights import Bert, Layer

OPSET = 20  # the first with Gelu
IR_VERSION = 9
WEIGHT_BITS = 7
LONGEST = 128
LOWER_LAYERS = 3  # what the encoder and its readers have in common

Pair = tuple[np.ndarray, np.ndarray]


class Graph:
    """Collects operators and constants. Called with an operator and its inputs, it gives back the name of the output."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}

    def __call__(self, operator: str, *inputs: str, output: str = "", **attributes) -> str:
        name = output or f"{operator}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, list(inputs), [name], name=name, **attributes))
        return name

    def constant(self, name: str, value: np.ndarray) -> str:
        tensor = numpy_helper.from_array(np.asarray(value, order="C"), name)
        assert self.constants.setdefault(name, tensor) == tensor, f"two constants are called {name}"
        return name

    def integers(self, *values: int) -> str:
        return self.constant(f"[{','.join(map(str, values))}]", np.array(values, np.int64))

    def norm(self, name: str, x: str, scale_and_shift: Pair, epsilon: float) -> str:
        scale, shift = (self.constant(f"{name}.{part}", value) for part, value in zip(("scale", "shift"), scale_and_shift))
        return self("LayerNormalization", x, scale, shift, axis=-1, epsilon=epsilon)


class FloatWeights:
    """Everything in float32: what int8 is compared with."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph

    def rows(self, name: str, table: np.ndarray, at: str) -> str:
        return self.graph("Gather", self.graph.constant(name, table), at)

    def linear(self, name: str, x: str, weight_and_bias: Pair) -> str:
        g, (weight, bias) = self.graph, weight_and_bias
        return g("Add", g("MatMul", x, g.constant(f"{name}.weight", weight)), g.constant(f"{name}.bias", bias))


def quantise(matrix: np.ndarray, axis: int, bits: int) -> Pair:
    """Integers around zero, and the scale that each row (axis 1) or column (axis 0) of them shares."""
    largest = 2 ** (bits - 1) - 1
    scale = np.maximum(np.abs(matrix).max(axis=axis, keepdims=True), 1e-12).astype(np.float32) / np.float32(largest)
    return np.clip(np.rint(matrix / scale), -largest, largest).astype(np.int8), scale


class Int8Weights(FloatWeights):
    """
    Weights as int8 with a scale for each column (the word table: for each word); activations as bytes with a scale for
    each token, found as it runs.

    - onnxruntime's own dynamic quantisation takes one scale for all of a batch, so a sentence's vector depends on what
      it is batched with. With a scale for each token it does not.
    - x86 multiplies unsigned bytes by signed ones fast; the older way (AVX2, without VNNI) adds pairs of products in 16
      bits and clips them there: 2 x 255 x 127 does not fit, 2 x 255 x 63 does. Hence weights of 7 bits: the same sums
      on every processor.
    """

    def rows(self, name: str, table: np.ndarray, at: str) -> str:
        g = self.graph
        values, scale = quantise(table, axis=1, bits=8)
        rows = g("Cast", super().rows(name, values, at), to=TensorProto.FLOAT)
        return g("Mul", rows, super().rows(f"{name}.scale", scale, at))

    def linear(self, name: str, x: str, weight_and_bias: Pair) -> str:
        g, (weight, bias) = self.graph, weight_and_bias
        values, scale = quantise(weight, axis=0, bits=WEIGHT_BITS)
        largest = g("ReduceMax", g("Abs", x), g.integers(-1))
        floor = g.constant("floor", np.float32(1e-12))
        step = g("Mul", g("Max", largest, floor), g.constant("1/127", np.float32(1 / 127)))
        shifted = g("Add", g("Round", g("Div", x, step)), g.constant("middle", np.float32(128)))
        unsigned = g("Cast", shifted, to=TensorProto.UINT8)
        product = g("MatMulInteger", unsigned, g.constant(f"{name}.weight", values), g.constant("middle.byte", np.uint8(128)))
        scaled = g("Mul", g("Mul", g("Cast", product, to=TensorProto.FLOAT), step), g.constant(f"{name}.scale", scale[0]))
        return g("Add", scaled, g.constant(f"{name}.bias", bias))


def _attention(g: Graph, qkv: str, heads: int, size: int) -> str:
    split = g("Transpose", g("Reshape", qkv, g.integers(0, 0, 3, heads, size // heads)), perm=[2, 0, 3, 1, 4])
    q, k, v = (g("Gather", split, g.constant(f"part.{part}", np.int64(part))) for part in range(3))
    weights = g("Softmax", g("MatMul", q, g("Transpose", k, perm=[0, 1, 3, 2])), axis=-1)
    return g("Reshape", g("Transpose", g("MatMul", weights, v), perm=[0, 2, 1, 3]), g.integers(0, 0, size))


def _layer(g: Graph, store: FloatWeights, n: int, x: str, layer: Layer, bert: Bert) -> str:
    attended = _attention(g, store.linear(f"{n}.qkv", x, layer.qkv), bert.heads, bert.words.shape[1])
    attended = store.linear(f"{n}.attention", attended, layer.attention_output)
    x = g.norm(f"{n}.attention.norm", g("Add", x, attended), layer.attention_norm, bert.epsilon)
    wide = g("Gelu", store.linear(f"{n}.up", x, layer.up))
    return g.norm(f"{n}.output.norm", g("Add", x, store.linear(f"{n}.down", wide, layer.down)), layer.output_norm, bert.epsilon)


def _model(g: Graph, name: str, inputs: list, outputs: list) -> onnx.ModelProto:
    graph = helper.make_graph(g.nodes, name, inputs, outputs, list(g.constants.values()))
    opset = helper.make_opsetid("", OPSET)
    model = helper.make_model(graph, opset_imports=[opset], producer_name="signpost tools/encoder", ir_version=IR_VERSION)
    onnx.checker.check_model(model, full_check=True)
    return model


def _floats(name: str, *shape: str | int) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, list(shape))


def _words(g: Graph, store: FloatWeights, bert: Bert) -> str:
    length = g("Shape", "input_ids", start=1, end=2)
    positions = g("Slice", g.constant("positions", bert.positions[:LONGEST]), g.integers(0), length, g.integers(0))
    x = g("Add", store.rows("words", bert.words, "input_ids"), positions)
    return g.norm("embeddings.norm", x, bert.norm, bert.epsilon)


IDS = helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["batch", "length"])


def build(bert: Bert, weights: type[FloatWeights], layers: int | None = None, output: str = "hidden") -> onnx.ModelProto:
    """
    `input_ids` (batch, length) of int64 -> a vector for each token (batch, length, size): after all layers, or so many.

    There is no attention mask: all sentences of a batch have the same length, LONGEST at most. Pooling is left to the
    caller: onnxruntime's ReduceMean adds up in another order when there is more than one sentence in the batch.
    """
    g = Graph()
    store = weights(g)
    x = _words(g, store, bert)
    for n, layer in enumerate(bert.layers[:layers]):
        x = _layer(g, store, n, x, layer, bert)
    g("Identity", x, output=output)
    return _model(g, "sentence encoder", [IDS], [_floats(output, "batch", "length", bert.words.shape[1])])


def build_lower(bert: Bert, weights: type[FloatWeights]) -> onnx.ModelProto:
    """`input_ids` -> `lower`: what the lower layers make of each token, which all that is read of a sentence has in common."""
    return build(bert, weights, LOWER_LAYERS, "lower")


def _upper(name: str, bert: Bert, layers: list[Layer], weights: type[FloatWeights], finish: Callable[[Graph, str], tuple]) -> onnx.ModelProto:
    """`lower` of `build_lower` -> what `finish` makes of the tokens after these layers."""
    g = Graph()
    store = weights(g)
    x = "lower"
    for n, layer in enumerate(layers, LOWER_LAYERS):
        x = _layer(g, store, n, x, layer, bert)
    shape = finish(g, x)
    return _model(g, name, [_floats("lower", "batch", "length", bert.words.shape[1])], [_floats(name, "batch", "length", *shape)])


def build_meaning(bert: Bert, weights: type[FloatWeights]) -> onnx.ModelProto:
    """`lower` -> `meaning`: the encoder's own vector of each token, as `build` gives it."""

    def finish(g: Graph, x: str) -> tuple:
        g("Identity", x, output="meaning")
        return (bert.words.shape[1],)

    return _upper("meaning", bert, bert.layers[LOWER_LAYERS:], weights, finish)


def build_readers(bert: Bert, layers: list[Layer], head: Pair, weights: type[FloatWeights]) -> onnx.ModelProto:
    """
    `lower` -> `readers` (batch, length, outputs): what each token adds to a sentence's log-odds, which are their mean: of danger, and of each label.
    `layers` stand in the place of those above the lower ones, `head` is the matrix and the constants of the last, linear step.
    """

    def finish(g: Graph, x: str) -> tuple:
        matrix, constants = (g.constant(f"readers.{part}", value.astype(np.float32)) for part, value in zip(("matrix", "constants"), head))
        g("Add", g("MatMul", x, matrix), constants, output="readers")
        return (len(head[1]),)

    return _upper("readers", bert, layers, weights, finish)
