/**
 * Bytecode of a function that travels with a model, where it is as simple as `lambda frame: np.ones(len(frame))`: one
 * straight line of loads, calls and arithmetic, whose every name is known to compute. That is checked as an interpreter
 * would run it: CPython trusts its bytecode, and an operand out of its range, or a pop too many, is a way into the
 * process. Branches, loops, closures, imports and every other instruction are not followed; such code is for review.
 *
 * Read as CPython 3.8 to 3.10 read code of sixteen parts, and 3.11 that of eighteen; the tests hold both against what
 * those compile.
 */
export interface CarriedCode {
  readonly argumentCount: number;
  readonly keywordOnlyCount: number;
  readonly localCount: number;
  readonly stackSize: number;
  readonly flags: number;
  readonly code: Uint8Array;
  readonly constantCount: number;
  readonly names: readonly string[];
  /** Eighteen parts, not sixteen. */
  readonly isNew: boolean;
}

/** What lies on the stack: a value, or the two cells that a call takes away together. */
type Cell = "value" | "null" | "method" | "self";

/** Instructions without operands of their own: how many values they take; each leaves one. */
const OPERATORS: ReadonlyMap<number, number> = new Map(
  [
    [1, [10, 11, 12, 15]], // UNARY_*
    [2, [16, 19, 20, 22, 23, 24, 26, 27, 64, 65, 66]], // BINARY_*, until 3.10
  ].flatMap(([taken, codes]) => (codes as number[]).map((code) => [code, taken as number] as const)),
);
/** Cells of two bytes behind an instruction of 3.11, which the interpreter writes to. */
const CACHES: ReadonlyMap<number, number> = new Map([
  [25, 4],
  [106, 4],
  [107, 2],
  [116, 5],
  [122, 1],
  [160, 10],
  [166, 1],
  [171, 4],
]);
/** CO_OPTIMIZED, CO_NEWLOCALS, CO_NESTED, CO_NOFREE: no generator, coroutine or star argument. */
const PLAIN_FLAGS = 0x01 | 0x02 | 0x10 | 0x40;
const LONGEST = 2_048;
const DEEPEST = 64;

/** Built-ins that compute. A name that is no built-in is one that the pickle gives, where it is judged. */
const COMPUTING_BUILTINS = new Set(
  "abs all any bool bytes complex dict divmod enumerate float frozenset int len list max min pow range reversed round set slice sorted str sum tuple zip".split(
    " ",
  ),
);
const OTHER_BUILTINS = new Set(
  (
    "aiter anext ascii bin breakpoint bytearray callable chr classmethod compile copyright credits delattr dir eval exec " +
    "execfile exit file filter format getattr globals hasattr hash help hex id input isinstance issubclass iter license " +
    "locals map memoryview next object oct open ord print property quit reload repr setattr staticmethod super type vars"
  ).split(" "),
);
/** Attributes and methods of arrays, frames and texts that compute; none takes a function, a file or a method's name. */
const COMPUTING_ATTRIBUTES = new Set(
  (
    "T abs add all amax amin any arange argmax argmin argsort around array asarray astype bool_ ceil clip columns concat " +
    "concatenate copy cos cumprod cumsum diff divide dot dtype dtypes exp expand_dims expm1 eye fillna flatten float32 " +
    "float64 floor full full_like hstack iloc index int32 int64 isfinite isin isna isnan isnull item items keys linspace " +
    "loc log log10 log1p log2 lower lstrip matmul max maximum mean median min minimum multiply nan_to_num ndim notna " +
    "notnull ones ones_like power prod ravel reshape reset_index round rstrip shape sign sin size sort split sqrt square " +
    "squeeze stack startswith endswith std strip subtract sum tan tanh to_numpy to_list tolist transpose unique upper " +
    "values var vstack where zeros zeros_like"
  ).split(" "),
);

/** Does it compute and nothing else, whatever it is given? */
export function isComputingCode(carried: CarriedCode): boolean {
  const { code, flags, argumentCount, keywordOnlyCount, localCount, stackSize } = carried;
  const given = argumentCount + keywordOnlyCount;
  if (code.length === 0 || code.length % 2 !== 0 || code.length > LONGEST) return false;
  if ((flags & ~PLAIN_FLAGS) !== 0 || (flags & 1) === 0 || !(given <= localCount) || !(stackSize <= DEEPEST))
    return false;
  return new Line(carried).run();
}

class Line {
  readonly #carried: CarriedCode;
  readonly #stack: Cell[] = [];
  readonly #filled: Set<number>;

  constructor(carried: CarriedCode) {
    this.#carried = carried;
    const given = carried.argumentCount + carried.keywordOnlyCount;
    this.#filled = new Set(Array.from({ length: given }, (_, index) => index));
  }

  run(): boolean {
    const { code, isNew, stackSize } = this.#carried;
    // Where a function of 3.11 begins; other versions end it there.
    if (isNew && (code[0] !== 151 || code[1] !== 0)) return false;
    for (let at = isNew ? 2 : 0; at < code.length; ) {
      const operation = code[at]!;
      const operand = code[at + 1]!;
      at += 2;
      if (operation === 83) return this.#take(1) && this.#stack.length === 0 && at === code.length;
      if (isNew)
        for (let cells = CACHES.get(operation) ?? 0; cells > 0; cells--, at += 2)
          if (code[at] !== 0 || code[at + 1] !== 0) return false;
      // The first half of a call of 3.11 announces the second.
      if (isNew && operation === 166) {
        if (code[at] !== 171 || code[at + 1] !== operand) return false;
        continue;
      }
      if (!this.#step(operation, operand) || this.#stack.length > stackSize) return false;
    }
    return false;
  }

  #step(operation: number, operand: number): boolean {
    const { isNew, constantCount, localCount, names } = this.#carried;
    const taken = OPERATORS.get(operation);
    if (taken !== undefined) return !(isNew && taken === 2) && this.#take(taken) && this.#leave("value");
    switch (operation) {
      case 1: // POP_TOP
        return this.#take(1);
      case 9: // NOP
        return true;
      case 25: // BINARY_SUBSCR
        return this.#take(2) && this.#leave("value");
      case 100: // LOAD_CONST
        return operand < constantCount && this.#leave("value");
      case 102: // BUILD_TUPLE
      case 103: // BUILD_LIST
        return this.#take(operand) && this.#leave("value");
      case 106: // LOAD_ATTR
        return COMPUTING_ATTRIBUTES.has(names[operand] ?? "") && this.#take(1) && this.#leave("value");
      case 107: // COMPARE_OP
        return operand < 6 && this.#take(2) && this.#leave("value");
      case 116: // LOAD_GLOBAL
        if (isNew && (operand & 1) === 1) this.#leave("null");
        return isHarmlessGlobal(names[isNew ? operand >> 1 : operand]) && this.#leave("value");
      case 122: // BINARY_OP
        return isNew && operand < 26 && this.#take(2) && this.#leave("value");
      case 124: // LOAD_FAST
        return operand < localCount && this.#filled.has(operand) && this.#leave("value");
      case 125: // STORE_FAST
        if (operand >= localCount) return false;
        this.#filled.add(operand);
        return this.#take(1);
      case 131: // CALL_FUNCTION
        return !isNew && this.#take(operand + 1) && this.#leave("value");
      case 133: // BUILD_SLICE
        return (operand === 2 || operand === 3) && this.#take(operand) && this.#leave("value");
      case 160: // LOAD_METHOD
        return (
          COMPUTING_ATTRIBUTES.has(names[operand] ?? "") &&
          this.#take(1) &&
          this.#leave("method") &&
          this.#leave("self")
        );
      case 161: // CALL_METHOD
        return !isNew && this.#take(operand) && this.#takePair(false) && this.#leave("value");
      case 171: // CALL
        return isNew && this.#take(operand) && this.#takePair(true) && this.#leave("value");
      case 2: // PUSH_NULL
        return isNew && this.#leave("null");
      default:
        return false;
    }
  }

  #leave(cell: Cell): true {
    this.#stack.push(cell);
    return true;
  }

  #take(count: number): boolean {
    if (count > this.#stack.length) return false;
    return this.#stack.splice(this.#stack.length - count, count).every((cell) => cell === "value");
  }

  /** A method with its object, or in 3.11 nothing with a function. */
  #takePair(mayBeFunction: boolean): boolean {
    const [first, second] = this.#stack.splice(Math.max(0, this.#stack.length - 2), 2);
    return (first === "method" && second === "self") || (mayBeFunction && first === "null" && second === "value");
  }
}

const isHarmlessGlobal = (name: string | undefined): boolean =>
  name !== undefined && !name.startsWith("_") && (COMPUTING_BUILTINS.has(name) || !isBuiltin(name));

/** Exceptions and warnings are built in, too; models' names that look like them stay for review. */
const isBuiltin = (name: string): boolean =>
  OTHER_BUILTINS.has(name) ||
  /^(?:[A-Z]\w*(?:Error|Exception|Warning|Exit|Interrupt|Iteration|Group)|Ellipsis|NotImplemented)$/.test(name);
