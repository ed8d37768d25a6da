import type { Expression } from "./expression.ts";

const CONSTANTS: Readonly<Record<string, boolean | null>> = {
  true: true,
  True: true,
  false: false,
  False: false,
  none: null,
  None: null,
};

/** `true`, `True`, `none` and the like are constants of Jinja. */
export function nameOrConstant(name: string, at: number): Expression {
  return Object.hasOwn(CONSTANTS, name)
    ? { kind: "constant", value: CONSTANTS[name] ?? null, at }
    : { kind: "name", name, at };
}

/** As Python reads it: `1_000`, `0x10`, `1e3`. */
export const numberOf = (text: string): number => Number(text.replaceAll("_", ""));
