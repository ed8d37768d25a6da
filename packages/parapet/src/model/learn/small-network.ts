import { floatTensor, type OnnxModel, TYPE } from "../../onnx/index.ts";
import type { LabelledRows, Learner } from "./learner.ts";
import { type NetworkOptions, openTrainer } from "./network.ts";
import { type Scale, scaleOf } from "./scale.ts";

/** A small network of two hidden layers, for tables whose model cannot be seen. */
export function smallNetwork(size: number, classes: number, hidden: number, scale: Scale): OnnxModel {
  const node = (op: string, inputs: readonly string[], output: string) => ({
    op,
    domain: "",
    name: "",
    inputs,
    outputs: [output],
    attributes: {},
  });
  const zeros = (name: string, ...dims: readonly number[]) => floatTensor(name, dims, new Float32Array(product(dims)));
  return {
    irVersion: 8,
    producer: "",
    opsets: { "": 17 },
    functions: 0,
    graph: {
      name: "small",
      nodes: [
        node("Sub", ["x", "mean"], "centred"),
        node("Div", ["centred", "deviation"], "scaled"),
        node("Gemm", ["scaled", "w1", "b1"], "h1"),
        node("Relu", ["h1"], "r1"),
        node("Gemm", ["r1", "w2", "b2"], "h2"),
        node("Relu", ["h2"], "r2"),
        node("Gemm", ["r2", "w3", "b3"], "logits"),
      ],
      initializers: [
        floatTensor("mean", [size], scale.mean),
        floatTensor("deviation", [size], scale.deviation),
        zeros("w1", size, hidden),
        zeros("b1", hidden),
        zeros("w2", hidden, hidden),
        zeros("b2", hidden),
        zeros("w3", hidden, classes),
        zeros("b3", classes),
      ],
      inputs: [{ name: "x", type: TYPE.float, dims: ["n", size] }],
      outputs: [{ name: "logits", type: TYPE.float }],
      lost: [],
    },
  };
}

const product = (dims: readonly number[]): number => dims.reduce((all, dim) => all * dim, 1);

/** A small network, for rows whose model cannot be seen. */
export const networkLearner = (options: NetworkOptions & { readonly hidden?: number } = {}): Learner => ({
  id: "network",
  title: "Neural network of two hidden layers",
  train: async (given: LabelledRows, random) => {
    const { size, classes } = given;
    const model = smallNetwork(size, classes, options.hidden ?? 64, scaleOf(given));
    const trainer = await openTrainer(model, { scores: "logits", classes, shape: [size] });
    return trainer.train(given, random, options);
  },
});
