import type { OnnxModel, OnnxNode } from "../../onnx/index.ts";
import type { AttackTarget } from "../attack.ts";
import type { OnnxTarget } from "../attacks/targets/onnx-target.ts";
import { forestLearner } from "../learn/forest.ts";
import type { Learner } from "../learn/learner.ts";
import { logisticLearner } from "../learn/logistic.ts";
import { openTrainer } from "../learn/network.ts";
import { networkLearner } from "../learn/small-network.ts";

export const SHADOW_KINDS = ["auto", "forest", "logistic", "network", "same"] as const;
export type ShadowKind = (typeof SHADOW_KINDS)[number];

/** Wider rows are no table. */
const MOST_OF_A_TABLE = 200;

/** A model that answers; where its file is at hand, shadow models are made like it. */
export type AuditTarget = AttackTarget & Partial<Pick<OnnxTarget, "model" | "scores">>;

export interface ShadowLearner {
  readonly learner: Learner;
  /** What is trained, for people. */
  readonly says: string;
  close(): Promise<void>;
}

const LINEAR = new Set(["LinearClassifier"]);
const STEPS_OF_LINEAR = new Set(["Gemm", "MatMul", "Add", "Softmax", "Sigmoid", "Identity", "Sub", "Div", "Scaler"]);
const nothing = async (): Promise<void> => {};

/**
 * What trains models like this one: an ensemble of trees as many trees, a linear model a linear one, and any graph that
 * gradients pass through the graph itself with its weights thrown away. A network stops when it fits its rows as well as
 * the audited one fits its members.
 *
 * @param accuracy of the audited model on its members
 */
export async function shadowLearnerFor(
  target: AuditTarget,
  kind: ShadowKind,
  accuracy: number,
): Promise<ShadowLearner> {
  const { model, scores, classes, shape } = target;
  const network = (): ShadowLearner => ({
    learner: networkLearner({ accuracy }),
    says: "networks of two hidden layers",
    close: nothing,
  });
  if (model === undefined || scores === undefined) {
    const size = shape.reduce((product, side) => product * side, 1);
    if (kind === "network" || kind === "same" || (kind === "auto" && size > MOST_OF_A_TABLE)) return network();
    return kind === "logistic"
      ? { learner: logisticLearner(), says: "logistic regressions", close: nothing }
      : { learner: forestLearner(), says: "forests of 100 trees (the model cannot be seen)", close: nothing };
  }
  const trees = kind === "auto" || kind === "forest" ? ensembleOf(model) : undefined;
  if (trees !== undefined || kind === "forest") {
    const { count = 100, depth = Number.POSITIVE_INFINITY, isBoosted = false } = trees ?? {};
    return {
      learner: forestLearner({ trees: count, maxDepth: depth }),
      says: `forests of ${count} trees${Number.isFinite(depth) ? `, ${depth} deep` : ""}${isBoosted ? " (the model is a boosted ensemble: an approximation)" : ""}`,
      close: nothing,
    };
  }
  if (kind === "logistic" || (kind === "auto" && isLinear(model)))
    return { learner: logisticLearner(), says: "logistic regressions", close: nothing };
  if (kind === "network") return network();
  const { logits } = scores;
  if (logits === undefined) return network();
  const trainer = await openTrainer(scores.withLogits(model), { scores: logits, classes, shape });
  return {
    learner: {
      id: "same",
      title: "The same graph",
      train: (given, random) => trainer.train(given, random, { accuracy }),
    },
    says: "the model's own graph, trained anew",
    close: () => trainer.close(),
  };
}

function isLinear({ graph }: OnnxModel): boolean {
  if (graph.nodes.some(({ op }) => LINEAR.has(op))) return true;
  const products = graph.nodes.filter(({ op }) => op === "Gemm" || op === "MatMul").length;
  return products === 1 && graph.nodes.every(({ op }) => STEPS_OF_LINEAR.has(op));
}

interface Ensemble {
  readonly count: number;
  readonly depth: number;
  readonly isBoosted: boolean;
}

/** How many trees, and how deep they may grow: a depth that several trees reach and none passes was a limit. */
function ensembleOf({ graph }: OnnxModel): Ensemble | undefined {
  const node = graph.nodes.find(({ op }) => op === "TreeEnsembleClassifier");
  if (node === undefined) return undefined;
  const [trees, ids, yes, no] = ["nodes_treeids", "nodes_nodeids", "nodes_truenodeids", "nodes_falsenodeids"].map(
    (name) => wholeNumbers(node, name),
  ) as [readonly number[], readonly number[], readonly number[], readonly number[]]; // four names
  const modes = node.attributes.nodes_modes;
  const depths = new Map<number, number>();
  const own = new Map<string, number>();
  for (const [at, tree] of trees.entries()) {
    const depth = own.get(`${tree}/${ids[at]}`) ?? 0;
    depths.set(tree, Math.max(depths.get(tree) ?? 0, depth));
    if (modes?.kind === "strings" && modes.value[at] === "LEAF") continue;
    // A tree's nodes stand before their children in every exporter known; where not, the depth is only less well known.
    for (const child of [yes[at], no[at]]) own.set(`${tree}/${child}`, depth + 1);
  }
  const deepest = Math.max(...depths.values());
  const reaching = [...depths.values()].filter((depth) => depth === deepest).length;
  const after = node.attributes.post_transform;
  return {
    count: depths.size,
    depth: reaching > Math.max(1, depths.size / 4) ? deepest : Number.POSITIVE_INFINITY,
    isBoosted: after?.kind === "string" && after.value !== "NONE",
  };
}

function wholeNumbers({ attributes }: OnnxNode, name: string): readonly number[] {
  const found = attributes[name];
  return found?.kind === "ints" ? found.value : [];
}
