/*
 * Patterns of a policy meet text that an attacker may have written, and JavaScript's own matcher goes back over it: a
 * few hundred characters can cost hours. Here a pattern becomes states, and all states that are possible walk over the
 * text at once (Thompson): time is the length of the text times the size of the pattern, always. What such a walk
 * cannot do (back references, looking around) and what nobody needs here (lazy quantifiers, \b, \p) is refused.
 *
 * As in JSON Schema, a pattern may match anywhere unless ^ and $ say otherwise.
 */

const MAX_STATES = 2_000;

type Test = (code: number) => boolean;
type State =
  | { readonly is: "test"; readonly test: Test; next: number }
  | { readonly is: "split"; next: number; other: number }
  | { readonly is: "start" | "end"; next: number }
  | { readonly is: "done" };

/** Throws what the caller's policy throws for a pattern that is none; gets what is wrong, and what may be written. */
export type Refuse = (message: string, hint: string) => never;

/** True for a text that the pattern matches somewhere. */
export function patternTest(pattern: string, refuse: Refuse): (text: string) => boolean {
  const states = new Compiler(pattern, refuse).compile();
  return (text) => run(states, text);
}

/** Where the longest match that begins at a place ends. */
export interface PatternEnd {
  /** -1 when none does. */
  readonly end: number;
  /** True when more text could make it another. */
  readonly isOpen: boolean;
}

const NO_MATCH: PatternEnd = { end: -1, isOpen: false };

/**
 * Matches that begin at a given place and have no more than `longest` characters.
 *
 * @param isEnd whether a match may end at an offset of the text
 */
export function patternEnd(
  pattern: string,
  refuse: Refuse,
  longest: number,
): (text: string, start: number, isEnd: (end: number) => boolean) => PatternEnd {
  const states = new Compiler(pattern, refuse).compile();
  if (states.some(({ is }) => is === "start" || is === "end"))
    refuse("has ^ or $", "Leave them out: a match begins and ends with a word.");
  const first = new Set<number>();
  if (follow(states, states.length - 1, false, false, first))
    refuse("matches nothing at all", "Let it ask for a character.");
  return (text, start, isEnd) => {
    let now: ReadonlySet<number> = first;
    let found = NO_MATCH;
    for (let at = start; now.size > 0; ) {
      if (at >= text.length) return { end: found.end, isOpen: true };
      const code = text.codePointAt(at)!;
      at += code > 0xffff ? 2 : 1;
      if (at - start > longest) break;
      const next = new Set<number>();
      let isDone = false;
      for (const index of now) {
        const state = states[index]!;
        if (state.is === "test" && state.test(code)) isDone = follow(states, state.next, false, false, next) || isDone;
      }
      if (isDone && isEnd(at)) found = { end: at, isOpen: at === text.length };
      now = next;
    }
    return found;
  };
}

function run(states: readonly State[], text: string): boolean {
  let now = new Set<number>();
  const points = Array.from(text, (character) => character.codePointAt(0)!);
  for (let at = 0; at <= points.length; at += 1) {
    // A match may begin at every place.
    if (follow(states, states.length - 1, at === 0, at === points.length, now)) return true;
    const next = new Set<number>();
    for (const index of now) {
      const state = states[index]!;
      if (state.is !== "test" || at === points.length || !state.test(points[at]!)) continue;
      if (follow(states, state.next, false, at + 1 === points.length, next)) return true;
    }
    now = next;
  }
  return false;
}

/** Adds what is reached from a state without a character; true when that is the end of the pattern. */
function follow(states: readonly State[], from: number, isStart: boolean, isEnd: boolean, into: Set<number>): boolean {
  const open = [from];
  let isDone = false;
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (into.has(index)) continue;
    into.add(index);
    const state = states[index]!;
    if (state.is === "done") isDone = true;
    if (state.is === "split") open.push(state.next, state.other);
    else if ((state.is === "start" && isStart) || (state.is === "end" && isEnd)) open.push(state.next);
  }
  return isDone;
}

type Node =
  | { readonly is: "test"; readonly test: Test }
  | { readonly is: "start" | "end" }
  | { readonly is: "list" | "either"; readonly of: readonly Node[] }
  | { readonly is: "repeat"; readonly of: Node; readonly least: number; readonly most: number };

class Compiler {
  readonly #source: readonly string[];
  readonly #refusal: Refuse;
  readonly #states: State[] = [];
  #at = 0;

  constructor(pattern: string, refuse: Refuse) {
    this.#source = Array.from(pattern);
    this.#refusal = refuse;
  }

  /** The last state is the first one of the pattern. */
  compile(): readonly State[] {
    const tree = this.#either(0);
    if (this.#at < this.#source.length) this.#refuse("has a bracket that closes nothing");
    const start = this.#build(tree, this.#push({ is: "done" }));
    this.#push({ is: "split", next: start, other: start });
    return this.#states;
  }

  #either(depth: number): Node {
    if (depth > 32) this.#refuse("is nested too deep");
    const branches = [this.#list(depth)];
    while (this.#take("|")) branches.push(this.#list(depth));
    return { is: "either", of: branches };
  }

  #list(depth: number): Node {
    const of: Node[] = [];
    for (let next = this.#source[this.#at]; next !== undefined && next !== "|" && next !== ")"; ) {
      of.push(this.#repeated(this.#one(depth)));
      next = this.#source[this.#at];
    }
    return { is: "list", of };
  }

  #one(depth: number): Node {
    const sign = this.#source[this.#at++]!;
    if (sign === "^") return { is: "start" };
    if (sign === "$") return { is: "end" };
    if (sign === ".") return { is: "test", test: (code) => code !== 10 && code !== 13 };
    if (sign === "[") return { is: "test", test: this.#set() };
    if (sign === "\\") return { is: "test", test: this.#escape() };
    if ("*+?{".includes(sign)) this.#refuse("repeats nothing");
    if (sign !== "(") return { is: "test", test: same(sign) };
    if (this.#take("?") && !this.#take(":")) this.#refuse("looks around or names a group, which is not supported");
    const inside = this.#either(depth + 1);
    if (!this.#take(")")) this.#refuse("has a bracket that is not closed");
    return inside;
  }

  #repeated(of: Node): Node {
    let found = of;
    let times = 0;
    for (let bounds = this.#bounds(); bounds !== undefined; bounds = this.#bounds()) {
      times += 1;
      if (times > 1) this.#refuse("repeats a repetition");
      found = { is: "repeat", of, ...bounds };
    }
    return found;
  }

  #bounds(): { readonly least: number; readonly most: number } | undefined {
    if (this.#take("*")) return { least: 0, most: Number.POSITIVE_INFINITY };
    if (this.#take("+")) return { least: 1, most: Number.POSITIVE_INFINITY };
    if (this.#take("?")) return { least: 0, most: 1 };
    if (!this.#take("{")) return undefined;
    const least = this.#number();
    const most = this.#take(",") ? (this.#source[this.#at] === "}" ? Number.POSITIVE_INFINITY : this.#number()) : least;
    if (!this.#take("}") || most < least) this.#refuse("has bounds that are none");
    return { least, most };
  }

  #number(): number {
    let digits = "";
    while (/^[0-9]$/.test(this.#source[this.#at] ?? "") && digits.length < 5) digits += this.#source[this.#at++];
    if (digits === "") this.#refuse("has bounds that are none");
    return Number(digits);
  }

  #set(): Test {
    const isInverted = this.#take("^");
    const tests: Test[] = [];
    while (!this.#take("]")) {
      const sign = this.#source[this.#at++];
      if (sign === undefined) this.#refuse("has a set that is not closed");
      const isClass = sign === "\\" && "dDwWsS".includes(this.#source[this.#at] ?? "");
      const test = sign === "\\" ? this.#escape() : same(sign!);
      if (isClass || this.#source[this.#at] !== "-" || this.#source[this.#at + 1] === "]") {
        tests.push(test);
        continue;
      }
      const from = sign === "\\" ? this.#source[this.#at - 1]! : sign!;
      const dash = this.#at;
      this.#at += 1;
      if (this.#source[this.#at] === "\\") this.#at += 1;
      const to = this.#source[this.#at];
      this.#at += 1;
      const [low, high] = [from.codePointAt(0)!, to?.codePointAt(0) ?? -1];
      const isEscapedLetter = (end: number): boolean =>
        this.#source[end - 1] === "\\" && /^[A-Za-z]$/.test(this.#source[end] ?? "");
      if (high < low || isEscapedLetter(dash - 1) || isEscapedLetter(this.#at - 1))
        this.#refuse("has a range that is none");
      tests.push((code) => code >= low && code <= high);
    }
    return (code) => tests.some((test) => test(code)) !== isInverted;
  }

  #escape(): Test {
    const sign = this.#source[this.#at++];
    if (sign === undefined) this.#refuse("ends in a backslash");
    if (Object.hasOwn(CLASSES, sign!)) return CLASSES[sign!]!;
    if (Object.hasOwn(CONTROLS, sign!)) return same(CONTROLS[sign!]!);
    if (/^[A-Za-z0-9]$/.test(sign!)) this.#refuse(`has an escape that is not supported`);
    return same(sign!);
  }

  #build(node: Node, next: number): number {
    switch (node.is) {
      case "test":
        return this.#push({ is: "test", test: node.test, next });
      case "start":
      case "end":
        return this.#push({ is: node.is, next });
      case "list":
        return node.of.reduceRight((after, one) => this.#build(one, after), next);
      case "either":
        return node.of
          .map((one) => this.#build(one, next))
          .reduce((one, other) => this.#push({ is: "split", next: one, other }));
      case "repeat":
        return this.#repeat(node, next);
    }
  }

  #repeat({ of, least, most }: Node & { readonly is: "repeat" }, next: number): number {
    let start = next;
    if (most === Number.POSITIVE_INFINITY) {
      start = this.#push({ is: "split", next, other: next });
      (this.#states[start] as { next: number }).next = this.#build(of, start);
    } else
      for (let count = least; count < most; count += 1)
        start = this.#push({ is: "split", next: this.#build(of, start), other: next });
    for (let count = 0; count < least; count += 1) start = this.#build(of, start);
    return start;
  }

  #push(state: State): number {
    if (this.#states.length >= MAX_STATES) this.#refuse("is too large");
    return this.#states.push(state) - 1;
  }

  #take(sign: string): boolean {
    if (this.#source[this.#at] !== sign) return false;
    this.#at += 1;
    return true;
  }

  #refuse(message: string): never {
    return this.#refusal(message, "Use letters, sets, groups, |, ^, $, *, +, ? and {n,m}.");
  }
}

const CONTROLS: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

const isDigit: Test = (code) => code >= 48 && code <= 57;
const isWord: Test = (code) =>
  isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
const isSpace: Test = (code) => /^\s$/u.test(String.fromCodePoint(code));
const not =
  (test: Test): Test =>
  (code) =>
    !test(code);
const CLASSES: Readonly<Record<string, Test>> = {
  d: isDigit,
  D: not(isDigit),
  w: isWord,
  W: not(isWord),
  s: isSpace,
  S: not(isSpace),
};

function same(sign: string): Test {
  const wanted = sign.codePointAt(0)!;
  return (code) => code === wanted;
}
