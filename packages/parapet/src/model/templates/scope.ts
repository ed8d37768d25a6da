import { either, UNKNOWN, type Value } from "./value.ts";

/** What the names of a template may stand for: whatever is assigned to them anywhere. */
export class Scope {
  readonly variables: Map<string, Value> = new Map();
  /** Macros and their parameters. */
  readonly macros: Map<string, readonly string[]> = new Map();
  readonly blocks: Set<string> = new Set();
  /** Parameters of the block that a macro may call back. */
  callBlock: readonly string[] = [];

  join(name: string, value: Value): void {
    this.variables.set(name, either(this.variables.get(name), value));
  }

  /** A macro is called: its parameters may now be these. False when it is none. */
  bind(name: string, given: readonly Value[], named: readonly (readonly [string, Value])[]): boolean {
    const parameters = name === "caller" ? this.callBlock : this.macros.get(name);
    if (parameters === undefined) return false;
    for (const [place, value] of given.entries()) {
      const parameter = parameters[place];
      if (parameter !== undefined) this.join(parameter, value);
    }
    for (const [parameter, value] of named) this.join(parameter, value);
    return true;
  }

  define(name: string, parameters: readonly string[], defaults: readonly Value[]): void {
    const from = parameters.length - defaults.length;
    for (const [at, parameter] of parameters.entries()) this.join(parameter, defaults[at - from] ?? UNKNOWN);
    this.macros.set(name, parameters);
  }
}
