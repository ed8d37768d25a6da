import type { OnnxAttribute, OnnxNode, OnnxTensor } from "./model.ts";
import { floatTensor, integerTensor } from "./tensor.ts";

/** Nodes and constants under names of their own, for graphs that are generated. The same calls give the same names. */
export class GraphBuilder {
  readonly nodes: OnnxNode[] = [];
  readonly initializers: OnnxTensor[] = [];
  private readonly taken: ReadonlySet<string>;
  private readonly constants = new Map<string, string>();
  private next = 0;

  /** @param taken names of the graph that these nodes will stand in */
  constructor(taken: Iterable<string>) {
    this.taken = new Set(taken);
  }

  name(): string {
    let name: string;
    do name = `_${this.next++}`;
    while (this.taken.has(name));
    return name;
  }

  /** A node with one output, whose name is returned. */
  emit(op: string, inputs: readonly string[], attributes: Readonly<Record<string, OnnxAttribute>> = {}): string {
    return this.emitMany(op, inputs, 1, attributes)[0]!; // one was asked for
  }

  emitMany(
    op: string,
    inputs: readonly string[],
    count: number,
    attributes: Readonly<Record<string, OnnxAttribute>> = {},
  ): readonly string[] {
    const outputs = Array.from({ length: count }, () => this.name());
    this.nodes.push({ op, domain: "", name: "", inputs, outputs, attributes });
    return outputs;
  }

  scalar(value: number): string {
    return this.floats([], [value]);
  }

  floats(dims: readonly number[], values: ArrayLike<number>): string {
    return this.constant(`f${dims}:${values.length === 1 ? values[0] : `#${this.next}`}`, (name) =>
      floatTensor(name, dims, values),
    );
  }

  integers(values: readonly number[]): string {
    return this.constant(`i${values}`, (name) => integerTensor(name, [values.length], values));
  }

  /** Constants that are equal are written once. */
  private constant(key: string, make: (name: string) => OnnxTensor): string {
    const known = this.constants.get(key);
    if (known !== undefined) return known;
    const name = this.name();
    this.initializers.push(make(name));
    this.constants.set(key, name);
    return name;
  }
}
