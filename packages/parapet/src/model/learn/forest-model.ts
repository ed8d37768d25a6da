import { type OnnxAttribute, type OnnxModel, TYPE } from "../../onnx/index.ts";
import type { Forest } from "./forest.ts";

const ints = (value: readonly number[]): OnnxAttribute => ({ kind: "ints", value });
const floats = (value: readonly number[]): OnnxAttribute => ({ kind: "floats", value });
const strings = (value: readonly string[]): OnnxAttribute => ({ kind: "strings", value });

/** A forest as a file that any runtime answers by: `input` of rows, `label` and `probabilities` out. */
export function forestModel({ trees, classes }: Forest, size: number): OnnxModel {
  const [treeIds, nodeIds, features, thresholds]: [number[], number[], number[], number[]] = [[], [], [], []];
  const [modes, yes, no]: [string[], number[], number[]] = [[], [], []];
  const [leafTrees, leafNodes, leafClasses, leafShares]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (const [tree, { feature, threshold, left, right, shares }] of trees.entries())
    for (let node = 0; node < feature.length; node++) {
      const isLeaf = feature[node]! < 0;
      treeIds.push(tree);
      nodeIds.push(node);
      features.push(isLeaf ? 0 : feature[node]!);
      // Rounded down to 32 bits: what is at most the threshold in 64 bits then still is.
      thresholds.push(isLeaf ? 0 : roundedDown(threshold[node]!));
      modes.push(isLeaf ? "LEAF" : "BRANCH_LEQ");
      yes.push(isLeaf ? 0 : left[node]!);
      no.push(isLeaf ? 0 : right[node]!);
      for (let one = 0; isLeaf && one < classes; one++) {
        leafTrees.push(tree);
        leafNodes.push(node);
        leafClasses.push(one);
        leafShares.push(shares[node * classes + one]! / trees.length);
      }
    }
  const attributes: Record<string, OnnxAttribute> = {
    nodes_treeids: ints(treeIds),
    nodes_nodeids: ints(nodeIds),
    nodes_featureids: ints(features),
    nodes_values: floats(thresholds),
    nodes_modes: strings(modes),
    nodes_truenodeids: ints(yes),
    nodes_falsenodeids: ints(no),
    class_treeids: ints(leafTrees),
    class_nodeids: ints(leafNodes),
    class_ids: ints(leafClasses),
    class_weights: floats(leafShares),
    classlabels_int64s: ints(Array.from({ length: classes }, (_, one) => one)),
    post_transform: { kind: "string", value: "NONE" },
  };
  const outputs = ["label", "probabilities"];
  return {
    irVersion: 8,
    producer: "parapet",
    opsets: { "": 17, "ai.onnx.ml": 1 },
    functions: 0,
    graph: {
      name: "forest",
      nodes: [{ op: "TreeEnsembleClassifier", domain: "ai.onnx.ml", name: "", inputs: ["input"], outputs, attributes }],
      initializers: [],
      inputs: [{ name: "input", type: TYPE.float, dims: ["n", size] }],
      outputs: [
        { name: "label", type: TYPE.int64, dims: ["n"] },
        { name: "probabilities", type: TYPE.float, dims: ["n", classes] },
      ],
      lost: [],
    },
  };
}

/** The largest number of 32 bits that is at most this one. */
function roundedDown(value: number): number {
  const near = Math.fround(value);
  if (near <= value) return near;
  const bits = new DataView(new ArrayBuffer(4));
  bits.setFloat32(0, near);
  // The next number below: one less in its bits above zero, one more below it.
  bits.setInt32(0, bits.getInt32(0) + (near > 0 ? -1 : 1));
  return bits.getFloat32(0);
}
