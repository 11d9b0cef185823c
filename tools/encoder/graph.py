"""Builds the encoder as an ONNX graph, operator by operator: in float32, or in int8."""

from collections.abc import Callable

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from weights import Bert, Layer

OPSET = 20  # the first with Gelu
RUNTIME = "com.microsoft"  # onnxruntime's own operators
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
    Weights as int8 with a scale for each column (the word table: for each word), and activations as bytes: with one scale for all that goes into a
    linear step, fixed by what calibration saw there, or with a scale for each token, found as it runs.

    - onnxruntime's own dynamic quantisation takes one scale for all of a batch, so a sentence's vector depends on what
      it is batched with. With these it does not.
    - A fixed scale takes two or three operators in place of thirteen. Channels differ by up to a factor of twenty, so each is first divided by the root of its largest
      value over its largest weight, which its weights are multiplied by (Xiao et al. 2023, SmoothQuant). What goes into a `down` step has no such
      channels, but in the lower layers single tokens with ten times the values of all others.
    - x86 multiplies unsigned bytes by signed ones fast; the older way (AVX2, without VNNI) adds pairs of products in 16
      bits and clips them there: 2 x 255 x 127 does not fit, 2 x 255 x 63 does. Hence weights of 7 bits: the same sums
      on every processor.
    """

    def __init__(self, graph: Graph, seen: dict[str, Pair]) -> None:
        """`seen`: by linear step, the least and the largest value of each channel that goes in, from calibrate.py."""
        super().__init__(graph)
        self.seen = seen

    def rows(self, name: str, table: np.ndarray, at: str) -> str:
        g = self.graph
        values, scale = quantise(table, axis=1, bits=8)
        rows = g("Cast", super().rows(name, values, at), to=TensorProto.FLOAT)
        return g("Mul", rows, super().rows(f"{name}.scale", scale, at))

    def linear(self, name: str, x: str, weight_and_bias: Pair) -> str:
        layer, step = name.split(".")
        if step == "down":
            return self._by_token(name, x, weight_and_bias) if int(layer) < LOWER_LAYERS else self._fixed(name, x, weight_and_bias, self.seen[name])
        (least, largest), (weight, bias) = self.seen[name], weight_and_bias
        spread = np.sqrt(np.maximum(np.maximum(-least, largest), 1e-5) / np.maximum(np.abs(weight).max(axis=1), 1e-5))
        spread = (spread / np.exp(np.log(spread).mean())).astype(np.float32)
        evened = self.graph("Mul", x, self.graph.constant(f"{name}.evened", 1 / spread))
        return self._fixed(name, evened, (weight * spread[:, None], bias), (least / spread, largest / spread))

    def _fixed(self, name: str, x: str, weight_and_bias: Pair, seen: Pair) -> str:
        g, (weight, bias) = self.graph, weight_and_bias
        values, scale = quantise(weight, axis=0, bits=WEIGHT_BITS)
        least, largest = min(float(seen[0].min()), 0.0), max(float(seen[1].max()), 0.0)
        unit = np.float32((largest - least) / 255)
        unit_and_zero = (g.constant(f"{name}.unit", unit), g.constant(f"{name}.zero", np.uint8(round(-least / float(unit)))))
        weights = g.constant(f"{name}.weight", values)
        scales = (unit_and_zero[0], g.constant(f"{name}.scale", scale[0]))
        zeros = (unit_and_zero[1], g.constant("zero", np.int8(0)))
        return g("MatMulIntegerToFloat", g("QuantizeLinear", x, *unit_and_zero), weights, *scales, *zeros, g.constant(f"{name}.bias", bias), domain=RUNTIME)

    def _by_token(self, name: str, x: str, weight_and_bias: Pair) -> str:
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


Weights = Callable[[Graph], FloatWeights]


def _heads(g: Graph, parts: str, many: int, heads: int, size: int) -> list[str]:
    """Of so many matrices side by side each, by heads: (batch, heads, length, size / heads)."""
    split = g("Transpose", g("Reshape", parts, g.integers(0, 0, many, heads, size // heads)), perm=[2, 0, 3, 1, 4])
    return [g("Gather", split, g.constant(f"part.{part}", np.int64(part))) for part in range(many)]


def _layer(g: Graph, store: FloatWeights, n: int, x: str, layer: Layer, bert: Bert, first_only: bool = False) -> str:
    """What a layer makes of each token, or of the first one alone."""
    size = bert.words.shape[1]
    if first_only:
        matrix, bias = layer.qkv
        k, v = _heads(g, store.linear(f"{n}.keys_values", x, (matrix[:, size:], bias[size:])), 2, bert.heads, size)
        x = g("Slice", x, g.integers(0), g.integers(1), g.integers(1))
        (q,) = _heads(g, store.linear(f"{n}.query", x, (matrix[:, :size], bias[:size])), 1, bert.heads, size)
    else:
        q, k, v = _heads(g, store.linear(f"{n}.qkv", x, layer.qkv), 3, bert.heads, size)
    weights = g("Softmax", g("MatMul", q, g("Transpose", k, perm=[0, 1, 3, 2])), axis=-1)
    attended = g("Reshape", g("Transpose", g("MatMul", weights, v), perm=[0, 2, 1, 3]), g.integers(0, 0, size))
    attended = store.linear(f"{n}.attention", attended, layer.attention_output)
    x = g.norm(f"{n}.attention.norm", g("Add", x, attended), layer.attention_norm, bert.epsilon)
    wide = g("Gelu", store.linear(f"{n}.up", x, layer.up))
    return g.norm(f"{n}.output.norm", g("Add", x, store.linear(f"{n}.down", wide, layer.down)), layer.output_norm, bert.epsilon)


def _model(g: Graph, name: str, inputs: list, outputs: list) -> onnx.ModelProto:
    graph = helper.make_graph(g.nodes, name, inputs, outputs, list(g.constants.values()))
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(RUNTIME, 1)]
    model = helper.make_model(graph, opset_imports=opsets, producer_name="signpost tools/encoder", ir_version=IR_VERSION)
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


def build(bert: Bert, weights: Weights, layers: int | None = None, output: str = "hidden") -> onnx.ModelProto:
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


def build_lower(bert: Bert, weights: Weights) -> onnx.ModelProto:
    """`input_ids` -> `lower`: what the lower layers make of each token, which all that is read of a sentence has in common."""
    return build(bert, weights, LOWER_LAYERS, "lower")


def build_meaning(bert: Bert, weights: Weights) -> onnx.ModelProto:
    """`lower` -> `meaning`: the encoder's own vector of each token, as `build` gives it."""
    g = Graph()
    store, x = weights(g), "lower"
    for n, layer in enumerate(bert.layers[LOWER_LAYERS:], LOWER_LAYERS):
        x = _layer(g, store, n, x, layer, bert)
    g("Identity", x, output="meaning")
    size = bert.words.shape[1]
    return _model(g, "meaning", [_floats("lower", "batch", "length", size)], [_floats("meaning", "batch", "length", size)])


def build_readers(bert: Bert, layers: list[Layer], head: Pair, weights: Weights) -> onnx.ModelProto:
    """
    `lower` -> `readers` (batch, outputs): the log-odds of danger, and of each label. `layers` stand in the place of those above the lower ones; the last
    of them works out the first token alone, from all of them. `head` is the matrix and the constants of the last, linear step.
    """
    g = Graph()
    store, x = weights(g), "lower"
    for n, layer in enumerate(layers, LOWER_LAYERS):
        x = _layer(g, store, n, x, layer, bert, first_only=n == LOWER_LAYERS + len(layers) - 1)
    matrix, constants = (g.constant(f"readers.{part}", value.T.astype(np.float32)) for part, value in zip(("matrix", "constants"), head))
    # Each sentence is a product of its own: one for all of them is added up in another order than one for a single sentence.
    g("Add", g("Squeeze", g("MatMul", matrix, g("Transpose", x, perm=[0, 2, 1])), g.integers(2)), constants, output="readers")
    size = bert.words.shape[1]
    return _model(g, "readers", [_floats("lower", "batch", "length", size)], [_floats("readers", "batch", len(head[1]))])
