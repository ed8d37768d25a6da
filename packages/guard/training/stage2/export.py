"""Writes the trained net as an int8 ONNX graph: one window of token ids in, two logits out.

The graph is built here by hand, quantised as it is built: weights per column, word pieces per row, activations as
they come. There is no batch and no padding, since the scale of activations is that of the whole input: in a batch, a
text's score would hang on its neighbours'. Weights keep to 7 bits, so that no runtime's 16-bit sums overflow.
"""

import argparse
import pathlib

import numpy
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from net import HEADS, WIDTH, Net

WEIGHT_LIMIT = 63


class Graph:
    def __init__(self):
        self.nodes, self.constants, self.count = [], [], 0

    def constant(self, array):
        self.count += 1
        name = f"c{self.count}"
        self.constants.append(numpy_helper.from_array(numpy.ascontiguousarray(array), name))
        return name

    def add(self, kind, *inputs, outputs=1, **attributes):
        self.count += 1
        names = [f"t{self.count}.{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, **attributes))
        return names[0] if outputs == 1 else names

    def linear(self, quantised, weight, bias):
        """`quantised` (x, scale, zero point) times `weight` (out, in), plus `bias`."""
        x, scale, zero = quantised
        steps = numpy.abs(weight).max(1) / WEIGHT_LIMIT
        packed = numpy.round(weight / steps[:, None]).astype(numpy.int8).T
        product = self.add("Cast", self.add("MatMulInteger", x, self.constant(packed), zero), to=TensorProto.FLOAT)
        scales = self.add("Mul", scale, self.constant(steps.astype(numpy.float32)))
        return self.add("Add", self.add("Mul", product, scales), self.constant(bias))

    def quantised(self, x):
        return self.add("DynamicQuantizeLinear", x, outputs=3)

    def norm(self, x, weight, bias):
        return self.add("LayerNormalization", x, self.constant(weight), self.constant(bias), axis=-1, epsilon=1e-12)


def build(state):
    """The ONNX model of a net's `state`, tensors by name."""
    w = {name: tensor.float().numpy() for name, tensor in state.items()}
    g = Graph()
    steps = numpy.abs(w["words.weight"]).max(1, keepdims=True) / 127
    pieces = g.add("Gather", g.constant(numpy.round(w["words.weight"] / steps).astype(numpy.int8)), "ids")
    scales = g.add("Gather", g.constant(steps.astype(numpy.float32)), "ids")
    length = g.add("Shape", "ids")
    places = g.add("Slice", g.constant(w["places"]), g.constant(numpy.array([0])), length, g.constant(numpy.array([0])))
    words = g.add("Mul", g.add("Cast", pieces, to=TensorProto.FLOAT), scales)
    x = g.norm(g.add("Add", words, places), w["norm.weight"], w["norm.bias"])
    heads = g.constant(numpy.array([-1, HEADS, WIDTH // HEADS]))
    flat = g.constant(numpy.array([-1, WIDTH]))
    shrink = g.constant(numpy.array((WIDTH // HEADS) ** -0.5, numpy.float32))
    for i in range(sum(1 for name in w if name.endswith(".query.weight"))):
        at = lambda name: (w[f"layers.{i}.{name}.weight"], w[f"layers.{i}.{name}.bias"])
        packed = g.quantised(x)
        q, k, v = (g.add("Reshape", g.linear(packed, *at(name)), heads) for name in ("query", "key", "value"))
        q, v = (g.add("Transpose", t, perm=[1, 0, 2]) for t in (q, v))
        k = g.add("Transpose", k, perm=[1, 2, 0])
        share = g.add("Softmax", g.add("Mul", g.add("MatMul", q, k), shrink), axis=-1)
        joined = g.add("Reshape", g.add("Transpose", g.add("MatMul", share, v), perm=[1, 0, 2]), flat)
        x = g.norm(g.add("Add", x, g.linear(g.quantised(joined), *at("out"))), *at("norm1"))
        up = g.linear(g.quantised(x), *at("up"))
        bell = g.add("Add", g.add("Erf", g.add("Mul", up, g.constant(numpy.float32(0.5**0.5)))), g.constant(numpy.float32(1)))
        gelu = g.add("Mul", g.add("Mul", up, bell), g.constant(numpy.float32(0.5)))
        x = g.norm(g.add("Add", x, g.linear(g.quantised(gelu), *at("down"))), *at("norm2"))
    pooled = g.add("Concat", g.add("ReduceMean", x, axes=[0]), g.add("ReduceMax", x, axes=[0]), axis=1)
    logits = g.add("Gemm", pooled, g.constant(w["head.weight"]), g.constant(w["head.bias"]), transB=1)
    g.nodes.append(helper.make_node("Reshape", [logits, g.constant(numpy.array([2]))], ["logits"]))
    graph = helper.make_graph(
        g.nodes, "injection",
        [helper.make_tensor_value_info("ids", TensorProto.INT32, ["length"])],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [2])],
        g.constants,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9, producer_name="parapet")
    onnx.checker.check_model(model)
    return model


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--run", required=True, help="folder with net.pt, as train.py leaves it")
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    state = torch.load(pathlib.Path(args.run, "net.pt"), weights_only=True)
    Net(state["words.weight"].shape[0]).load_state_dict(state)
    path = pathlib.Path(args.out)
    path.write_bytes(build(state).SerializeToString(deterministic=True))
    print(f"{path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
