import { ParapetError } from "@parapet/guard/kernel";
import { GraphBuilder } from "../graph-builder.ts";
import { type OnnxModel, type OnnxNode, TYPE } from "../model.ts";
import { namesIn, noGradient } from "../modernise.ts";
import type { Observed, Shape } from "../observe.ts";
import { broadcastAxes, type Derivation, numbersFrom, reshapeTo, sumOver } from "./derivation.ts";
import { rules } from "./index.ts";

export interface DifferentiateOptions {
  /** A value whose sum is differentiated: losses, one a row. */
  readonly of: string;
  /** Inputs, weights, or any values between. */
  readonly by: readonly string[];
}

export interface Differentiated {
  readonly model: OnnxModel;
  /** Names of the gradients, by what they are gradients of. */
  readonly gradients: Readonly<Record<string, string>>;
}

/**
 * Reverse-mode differentiation: the graph, followed by nodes that compute the gradient of a value's sum. The outputs of
 * the model stay, the gradients come after them.
 *
 * @param model as `modernise` wrote it
 * @throws {ParapetError} PARAPET_ONNX_NO_GRADIENT, naming the operator that nothing passes through
 */
export function differentiate(model: OnnxModel, observed: Observed, { of, by }: DifferentiateOptions): Differentiated {
  const { graph } = model;
  const build = new GraphBuilder(namesIn(graph));
  const live = dependingOn(graph.nodes, observed, by);
  const gradients = new Map<string, string[]>();
  const extras = new Map<OnnxNode, string[]>();
  if (!live.has(of)) throw noGradient("a loss that does not depend on the input");
  gradients.set(of, [build.emit("Add", [build.emit("Mul", [of, build.scalar(0)]), build.scalar(1)])]);
  const total = (name: string): string | undefined => {
    const parts = gradients.get(name);
    if (parts === undefined || parts.length === 0) return undefined;
    const sum = parts.length === 1 ? parts[0]! : build.emit("Sum", parts);
    gradients.set(name, [sum]);
    return sum;
  };
  for (const node of graph.nodes.toReversed()) {
    if (!node.outputs.some((name) => gradients.has(name)) || !node.inputs.some((name) => live.has(name))) continue;
    const rule = node.domain === "" ? rules[node.op] : undefined;
    if (rule === undefined) throw noGradient(node.domain === "" ? node.op : `${node.op} of ${node.domain}`);
    rule(derivationOf(node));
  }
  const named: Record<string, string> = {};
  for (const name of by) {
    const gradient = total(name);
    if (gradient === undefined) throw noGradient(`all that leads to '${name}'`);
    named[name] = gradient;
  }
  const forward = graph.nodes.map((node) => {
    const more = extras.get(node);
    return more === undefined ? node : { ...node, outputs: [...node.outputs, ...more.slice(node.outputs.length)] };
  });
  return {
    gradients: named,
    model: {
      ...model,
      graph: {
        ...graph,
        nodes: [...forward, ...build.nodes],
        initializers: [...graph.initializers, ...build.initializers],
        outputs: [...graph.outputs, ...Object.values(named).map((name) => ({ name, type: TYPE.float }))],
      },
    },
  };

  function derivationOf(node: OnnxNode): Derivation {
    const x = (at: number): string => node.inputs[at] ?? "";
    const shape = (name: string): Shape => {
      const found = observed.shapes.get(name);
      if (found === undefined) throw new ParapetError("PARAPET_ONNX_SHAPES", `the shape of '${name}' is not known`);
      return found;
    };
    return {
      node,
      build,
      x,
      y: (at = 0) => node.outputs[at] ?? "",
      dy: (at = 0) => total(node.outputs[at] ?? ""),
      shape,
      constant: (name) => observed.constants.get(name),
      numbers: (name) => numbersFrom(node, observed.constants.get(name)),
      wants: (at) => live.has(x(at)),
      give: (at, gradient, from) => {
        const name = x(at);
        if (!live.has(name)) return;
        const own = shape(name);
        const { lead, axes } = from === undefined ? { lead: 0, axes: [] } : broadcastAxes(own, from);
        const summed = sumOver(build, gradient, axes);
        const parts = gradients.get(name) ?? [];
        parts.push(lead > 0 ? reshapeTo(build, summed, own) : summed);
        gradients.set(name, parts);
      },
      extraOutput: (at) => {
        const more = extras.get(node) ?? [...node.outputs];
        if (at === more.length) more.push(build.name());
        extras.set(node, more);
        return more[at]!; // operators say their outputs in order, one more than the node names
      },
    };
  }
}

/** Values with a fraction that change when one of `by` does. */
function dependingOn(nodes: readonly OnnxNode[], { floats }: Observed, by: readonly string[]): Set<string> {
  const live = new Set(by);
  for (const node of nodes)
    if (node.inputs.some((name) => live.has(name)))
      for (const name of node.outputs) if (floats.has(name)) live.add(name);
  return live;
}
