"""Builds the encoder as an ONNX graph, operator by operator: in float32, or with int8 weights."""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from weights import Bert

OPSET = 20  # Gelu came with 20, LayerNormalization with 17
IR_VERSION = 9


class Graph:
    """Collects operators and constants; an operator's method gives back the name of its output."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}

    def __call__(self, operator: str, *inputs: str, outputs: int = 1, domain: str = "", **attributes) -> str:
        name = f"{operator}_{len(self.nodes)}"
        names = [name if n == 0 else f"{name}_{n}" for n in range(outputs)]
        self.nodes.append(helper.make_node(operator, list(inputs), names, name=name, domain=domain, **attributes))
        return name

    def constant(self, name: str, value: np.ndarray) -> str:
        self.constants.setdefault(name, numpy_helper.from_array(np.asarray(value, order="C"), name))
        return name


def quantise(matrix: np.ndarray, axis: int, bits: int) -> tuple[np.ndarray, np.ndarray]:
    """Symmetric integers and the scale that each row (axis 1) or column (axis 0) shares: matrix ~ integers * scale."""
    largest = 2 ** (bits - 1) - 1
    scale = np.maximum(np.abs(matrix).max(axis=axis, keepdims=True), 1e-12).astype(np.float32) / np.float32(largest)
    return np.clip(np.rint(matrix / scale), -largest, largest).astype(np.int8), scale


class FloatLinear:
    def __init__(self, g: Graph) -> None:
        self.g = g

    def words(self, table: np.ndarray, ids: str) -> str:
        return self.g("Gather", self.g.constant("words", table), ids, axis=0)

    def linear(self, name: str, x: str, weight: np.ndarray, bias: np.ndarray) -> str:
        product = self.g("MatMul", x, self.g.constant(f"{name}.weight", weight))
        return self.g("Add", product, self.g.constant(f"{name}.bias", bias))


class Int8Linear(FloatLinear):
    """
    Weights in `bits` bits with a scale for each column; activations in 8 bits with a scale for each token.

    onnxruntime's own dynamic quantisation takes one scale for a whole batch, so that a sentence's vector would
    depend on what it shares its batch with. Here each token is scaled by its own largest value.
    Activations are shifted by 128 into unsigned bytes: that is the form for which x86 has fast kernels.
    """

    def __init__(self, g: Graph, bits: int) -> None:
        super().__init__(g)
        self.bits = bits

    def words(self, table: np.ndarray, ids: str) -> str:
        g = self.g
        integers, scale = quantise(table, axis=1, bits=8)
        rows = g("Cast", g("Gather", g.constant("words", integers), ids, axis=0), to=TensorProto.FLOAT)
        return g("Mul", rows, g("Gather", g.constant("words.scale", scale), ids, axis=0))

    def linear(self, name: str, x: str, weight: np.ndarray, bias: np.ndarray) -> str:
        g = self.g
        integers, scale = quantise(weight, axis=0, bits=self.bits)
        last = g.constant("last", np.array([-1], np.int64))
        largest = g("ReduceMax", g("Abs", x), last, keepdims=1)
        step = g("Mul", g("Max", largest, g.constant("tiny", np.float32(1e-12))), g.constant("1/127", np.float32(1 / 127)))
        middle = g.constant("middle", np.float32(128))
        bytes_ = g("Cast", g("Add", g("Round", g("Div", x, step)), middle), to=TensorProto.UINT8)
        product = g("MatMulInteger", bytes_, g.constant(f"{name}.weight", integers), g.constant("middle.u8", np.uint8(128)))
        scaled = g("Mul", g("Mul", g("Cast", product, to=TensorProto.FLOAT), step), g.constant(f"{name}.scale", scale[0]))
        return g("Add", scaled, g.constant(f"{name}.bias", bias))


class BlockLinear(Int8Linear):
    """onnxruntime's MatMulNBits: 8-bit weights in blocks, activations in 8 bits with a scale for each token and block."""

    def __init__(self, g: Graph, block: int = 128, level: int = 4) -> None:
        super().__init__(g, bits=8)
        self.block, self.level = block, level

    def linear(self, name: str, x: str, weight: np.ndarray, bias: np.ndarray) -> str:
        g = self.g
        inputs, outputs = weight.shape
        blocks = weight.T.reshape(outputs, inputs // self.block, self.block)
        integers, scale = quantise(blocks, axis=2, bits=8)
        return g(
            "MatMulNBits", x,
            g.constant(f"{name}.weight", (integers.astype(np.int16) + 128).astype(np.uint8)),
            g.constant(f"{name}.scale", scale[..., 0]), "", "",
            g.constant(f"{name}.bias", bias),
            domain="com.microsoft", K=inputs, N=outputs, bits=8, block_size=self.block, accuracy_level=self.level,
        )  # fmt: skip


def build(bert: Bert, longest: int, kind: str = "float", mask: bool = False) -> onnx.ModelProto:
    g = Graph()
    lin = {
        "float": lambda: FloatLinear(g), "int8": lambda: Int8Linear(g, 8), "int7": lambda: Int8Linear(g, 7),
        "block": lambda: BlockLinear(g),
        "block0": lambda: BlockLinear(g, level=1),
    }[kind]()
    size = bert.words.shape[1]

    def norm(name, x, scale_and_shift):
        return g("LayerNormalization", x, g.constant(f"{name}.gamma", scale_and_shift[0]), g.constant(f"{name}.beta", scale_and_shift[1]), axis=-1, epsilon=bert.epsilon)

    def ints(name, *v):
        return g.constant(name, np.array(v, np.int64))

    length = g("Shape", "input_ids", start=1, end=2)
    positions = g("Slice", g.constant("positions", bert.positions[:longest]), ints("zero", 0), length, ints("zero", 0))
    x = norm("embeddings", g("Add", lin.words(bert.words, "input_ids"), positions), bert.norm)
    if mask:
        m = g("Cast", "attention_mask", to=TensorProto.FLOAT)
        bias = g("Mul", g("Sub", g.constant("one", np.float32(1)), g("Unsqueeze", m, ints("m_axes", 1, 2))), g.constant("lowest", np.float32(-1e9)))
    for n, layer in enumerate(bert.layers):
        qkv = lin.linear(f"{n}.qkv", x, *layer.qkv)
        qkv = g("Reshape", qkv, ints("split", 0, 0, 3, bert.heads, size // bert.heads))
        qkv = g("Transpose", qkv, perm=[2, 0, 3, 1, 4])
        q = g("Gather", qkv, g.constant("i0", np.int64(0)), axis=0)
        k = g("Gather", qkv, g.constant("i1", np.int64(1)), axis=0)
        v = g("Gather", qkv, g.constant("i2", np.int64(2)), axis=0)
        s = g("MatMul", q, g("Transpose", k, perm=[0, 1, 3, 2]))
        if mask:
            s = g("Add", s, bias)
        a = g("MatMul", g("Softmax", s, axis=-1), v)
        a = g("Reshape", g("Transpose", a, perm=[0, 2, 1, 3]), ints("join", 0, 0, size))
        x = norm(f"{n}.attention", g("Add", x, lin.linear(f"{n}.attention", a, *layer.attention_output)), layer.attention_norm)
        up = g("Gelu", lin.linear(f"{n}.up", x, *layer.up))
        x = norm(f"{n}.output", g("Add", x, lin.linear(f"{n}.down", up, *layer.down)), layer.output_norm)
    if mask:
        w = g("Unsqueeze", m, ints("m_axes2", 2))
        mean = g("ReduceSum", g("Mul", x, w), ints("axis1", 1), keepdims=0)  # the norm below makes a mean of the sum
    else:
        mean = g("ReduceMean", x, ints("axis1", 1), keepdims=0)
    g.nodes.append(helper.make_node("LpNormalization", [mean], ["embedding"], name="unit", axis=-1, p=2))
    inputs = [helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["batch", "length"])]
    if mask:
        inputs.append(helper.make_tensor_value_info("attention_mask", TensorProto.INT64, ["batch", "length"]))
    graph = helper.make_graph(
        g.nodes, "encoder", inputs,
        [helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["batch", size])],
        list(g.constants.values()),
    )  # fmt: skip
    ops = [helper.make_opsetid("", OPSET)] + ([helper.make_opsetid("com.microsoft", 1)] if kind.startswith("block") else [])
    model = helper.make_model(graph, opset_imports=ops, producer_name="signpost tools/encoder", ir_version=IR_VERSION)
    onnx.checker.check_model(model)
    return model
