"""Writes a graph of the model's shape for the tests of the runtime: two numbers a piece, the greatest of each counts."""

import pathlib
import sys

import numpy
from onnx import TensorProto, helper, numpy_helper

PIECES = 11000
table = numpy.stack([numpy.arange(PIECES) % 17 - 8, numpy.arange(PIECES) % 23 - 11], 1).astype(numpy.float32) / 4
graph = helper.make_graph(
    [
        helper.make_node("Gather", ["table", "ids"], ["rows"]),
        helper.make_node("ReduceMax", ["rows"], ["logits"], axes=[0], keepdims=0),
    ],
    "stand-in",
    [helper.make_tensor_value_info("ids", TensorProto.INT32, ["length"])],
    [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [2])],
    [numpy_helper.from_array(table, "table")],
)
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9, producer_name="parapet")
pathlib.Path(sys.argv[1]).write_bytes(model.SerializeToString(deterministic=True))
