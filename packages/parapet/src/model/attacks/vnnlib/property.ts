import { type Expression, expressionsOf, malformed } from "./expressions.ts";

/** `weights · outputs ≤ most`. */
interface OutputBound {
  readonly weights: Float64Array;
  readonly most: number;
}

/** One way to break the property: an input within the box whose outputs hold every bound. */
export interface Clause {
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly bounds: readonly OutputBound[];
}

/** What a VNN-LIB file says: an input that fulfils any of the clauses is a counter-example. */
export interface Property {
  readonly inputs: number;
  readonly outputs: number;
  readonly clauses: readonly Clause[];
}

const MOST_CLAUSES = 4_096;
const MOST_VARIABLES = 10_000_000;

/** `Σ weights ≤ most` over variables of both kinds. */
interface Atom {
  readonly x: ReadonlyMap<number, number>;
  readonly y: ReadonlyMap<number, number>;
  readonly most: number;
}

/** @throws {ParapetError} PARAPET_VNNLIB_MALFORMED, also for what the format has and this does not read */
export function parseProperty(text: string): Property {
  let [inputs, outputs] = [0, 0];
  const always: Atom[] = [];
  let ways: readonly (readonly Atom[])[] = [[]];
  for (const expression of expressionsOf(text)) {
    const [word, body] = expression as readonly Expression[]; // what stands in brackets is a list
    if (word === "declare-const") {
      const [kind, at] = variable(body);
      if (kind === "X") inputs = Math.max(inputs, at + 1);
      else outputs = Math.max(outputs, at + 1);
    } else if (word === "assert" && body !== undefined) {
      const either = waysOf(body);
      if (either.length === 1) always.push(...either[0]!);
      else ways = product(ways, either);
    } else
      throw malformed(`'${typeof word === "string" ? word.slice(0, 40) : "("}' is no declaration and no assertion`);
  }
  if (inputs === 0 || outputs === 0) throw malformed("it declares no inputs or no outputs");
  const low = new Float64Array(inputs).fill(Number.NEGATIVE_INFINITY);
  const high = new Float64Array(inputs).fill(Number.POSITIVE_INFINITY);
  for (const atom of always) narrow(low, high, atom);
  const shared = always.filter(({ y }) => y.size > 0);
  const clauses = ways.map((atoms): Clause => {
    const own = atoms.some(({ x }) => x.size > 0) ? [low.slice(), high.slice()] : [low, high];
    for (const atom of atoms) narrow(own[0]!, own[1]!, atom);
    return {
      low: own[0]!,
      high: own[1]!,
      bounds: [...shared, ...atoms.filter(({ y }) => y.size > 0)].map(({ y, most }) => {
        const weights = new Float64Array(outputs);
        for (const [at, weight] of y) weights[at] = weight;
        return { weights, most };
      }),
    };
  });
  for (const { low: least, high: greatest } of clauses)
    if (!least.every(Number.isFinite) || !greatest.every(Number.isFinite)) throw malformed("an input has no bounds");
  const possible = clauses.filter((clause) => clause.low.every((least, at) => least <= clause.high[at]!));
  return { inputs, outputs, clauses: possible };
}

/** An input's bound; atoms of outputs pass. */
function narrow(low: Float64Array, high: Float64Array, { x, y, most }: Atom): void {
  if (x.size === 0) return;
  if (y.size > 0 || x.size > 1) throw malformed("it bounds inputs by each other, or by outputs");
  const [[at, weight] = [0, 1]] = x;
  if (at >= low.length) throw malformed(`X_${at} is not declared`);
  const bound = most / weight;
  if (weight > 0) high[at] = Math.min(high[at]!, bound);
  else low[at] = Math.max(low[at]!, bound);
}

/** A formula as the ways to fulfil it. */
function waysOf(expression: Expression): readonly (readonly Atom[])[] {
  const [word, ...parts] = typeof expression === "string" ? [expression] : expression;
  if (word === "and") return parts.map(waysOf).reduce(product, [[]]);
  if (word === "or") {
    const either = parts.flatMap(waysOf);
    if (either.length > MOST_CLAUSES) throw malformed(`it has more than ${MOST_CLAUSES} cases`);
    return either;
  }
  const [left, right, ...more] = parts;
  if (left === undefined || right === undefined || more.length > 0 || typeof word !== "string")
    throw malformed("a comparison has two sides");
  if (word === "<=" || word === "<") return [[atom(left, right)]];
  if (word === ">=" || word === ">") return [[atom(right, left)]];
  if (word === "=") return [[atom(left, right), atom(right, left)]];
  throw malformed(`'${word.slice(0, 40)}' is not read`);
}

function product(
  ways: readonly (readonly Atom[])[],
  others: readonly (readonly Atom[])[],
): readonly (readonly Atom[])[] {
  if (ways.length * others.length > MOST_CLAUSES) throw malformed(`it has more than ${MOST_CLAUSES} cases`);
  return ways.flatMap((way) => others.map((other) => [...way, ...other]));
}

/** `left ≤ right`. */
function atom(left: Expression, right: Expression): Atom {
  const x = new Map<number, number>();
  const y = new Map<number, number>();
  let constant = 0;
  const add = (expression: Expression, times: number): void => {
    if (typeof expression !== "string") {
      const [word, ...parts] = expression;
      const factors = word === "*" ? parts.map((part) => (typeof part === "string" ? numberOf(part) : undefined)) : [];
      const free = parts.filter((_, at) => factors[at] === undefined);
      if (word === "+") for (const part of parts) add(part, times);
      else if (word === "-" && parts.length === 1) add(parts[0]!, -times);
      else if (word === "-") for (const [at, part] of parts.entries()) add(part, at === 0 ? times : -times);
      else if (word === "*" && free.length <= 1)
        add(free[0] ?? "1", times * factors.reduce<number>((all, factor) => all * (factor ?? 1), 1));
      else throw malformed("only sums of variables with weights are read");
      return;
    }
    const number = numberOf(expression);
    if (number !== undefined) {
      constant += times * number;
      return;
    }
    const [kind, at] = variable(expression);
    const side = kind === "X" ? x : y;
    side.set(at, (side.get(at) ?? 0) + times);
  };
  add(left, 1);
  add(right, -1);
  return { x, y, most: -constant };
}

const numberOf = (word: string): number | undefined => {
  const value = Number(word);
  return Number.isFinite(value) ? value : undefined;
};

function variable(expression: Expression | undefined): readonly ["X" | "Y", number] {
  const at = typeof expression === "string" && /^[XY]_\d{1,8}$/.test(expression) ? Number(expression.slice(2)) : -1;
  if (at < 0 || at >= MOST_VARIABLES) throw malformed("a variable is none of X_0, X_1, …, Y_0, …");
  return [(expression as string).startsWith("X") ? "X" : "Y", at]; // a string, as just seen
}
