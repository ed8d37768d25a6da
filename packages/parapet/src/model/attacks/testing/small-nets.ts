import { floatTensor, type OnnxModel, type OnnxNode, TYPE } from "../../../onnx/index.ts";

const node = (op: string, inputs: readonly string[], output: string): OnnxNode => ({
  op,
  domain: "",
  name: "",
  inputs,
  outputs: [output],
  attributes: {},
});

/** Layers of a net, each `inputs × outputs` weights and a bias, with ReLU between. */
export type Layers = readonly { readonly weights: readonly (readonly number[])[]; readonly bias: readonly number[] }[];

/** A net of dense layers, for any number of rows, or for one at a time with a `Reshape` that says so. */
export function denseNet(layers: Layers, { isOneRow = false } = {}): OnnxModel {
  const size = layers[0]?.weights.length ?? 0;
  const nodes: OnnxNode[] = [];
  const initializers = layers.flatMap(({ weights, bias }, at) => [
    floatTensor(`w${at}`, [weights.length, bias.length], weights.flat()),
    floatTensor(`b${at}`, [bias.length], bias),
  ]);
  let last = "x";
  if (isOneRow) {
    const raw = new Uint8Array(BigInt64Array.of(1n, BigInt(size)).buffer);
    initializers.push({ name: "row", type: TYPE.int64, dims: [2], raw });
    nodes.push(node("Reshape", [last, "row"], "flat"));
    last = "flat";
  }
  for (const [at] of layers.entries()) {
    const isLast = at === layers.length - 1;
    nodes.push(node("Gemm", [last, `w${at}`, `b${at}`], isLast ? "logits" : `h${at}`));
    if (!isLast) nodes.push(node("Relu", [`h${at}`], `r${at}`));
    last = `r${at}`;
  }
  return {
    irVersion: 8,
    producer: "",
    opsets: { "": 17 },
    functions: 0,
    graph: {
      name: "net",
      nodes,
      initializers,
      inputs: [{ name: "x", type: TYPE.float, dims: [isOneRow ? 1 : "batch", size] }],
      outputs: [{ name: "logits", type: TYPE.float, dims: [isOneRow ? 1 : "batch", layers.at(-1)?.bias.length ?? 0] }],
      lost: [],
    },
  };
}

/** Layers with weights from a seed. */
export function randomLayers(sizes: readonly number[], next: () => number): Layers {
  return sizes.slice(1).map((outputs, at) => {
    const inputs = sizes[at]!;
    const scale = Math.sqrt(2 / inputs);
    const draw = (count: number): number[] => Array.from({ length: count }, () => (next() * 2 - 1) * scale * 1.7);
    return { weights: Array.from({ length: inputs }, () => draw(outputs)), bias: draw(outputs).map((one) => one / 4) };
  });
}
