import { joined, type Taint, type Value } from "./value.ts";

/** Names and what is known of their values, inside of each other. */
export class Scope {
  readonly parent: Scope | undefined;
  private readonly names = new Map<string, Value>();

  constructor(parent?: Scope) {
    this.parent = parent;
  }

  get(name: string): Value | undefined {
    for (let scope: Scope | undefined = this; scope !== undefined; scope = scope.parent) {
      const value = scope.names.get(name);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  declare(name: string, value: Value): void {
    this.names.set(name, value);
  }

  /** Assigns where the name was declared; `isSure` replaces what was there, else it may still be that. */
  assign(name: string, value: Value, isSure: boolean): void {
    for (let scope: Scope | undefined = this; scope !== undefined; scope = scope.parent) {
      const known = scope.names.get(name);
      if (known === undefined) continue;
      scope.names.set(name, isSure ? value : joined(known, value));
      return;
    }
    this.names.set(name, value);
  }
}

/** What the conditions on the way here have ruled out: harms by source, and by part of it. */
export class Facts {
  private readonly before: Facts | undefined;
  private readonly own = new Map<string, number>();

  constructor(before?: Facts) {
    this.before = before;
  }

  add(taint: Taint, harms: number): void {
    const key = keyOf(taint.root, taint.path);
    this.own.set(key, (this.own.get(key) ?? 0) | harms);
  }

  /** What is ruled out for it or for something that it is a part of. */
  clearedOf({ root, path }: Taint): number {
    let harms = 0;
    for (let length = 0; length <= path.length; length++) {
      const key = keyOf(root, path.slice(0, length));
      for (let facts: Facts | undefined = this; facts !== undefined; facts = facts.before)
        harms |= facts.own.get(key) ?? 0;
    }
    return harms;
  }
}

const keyOf = (root: string, path: readonly string[]): string =>
  path.length === 0 ? root : `${root}.${path.join(".")}`;
