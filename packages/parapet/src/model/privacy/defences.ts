import { type CoarseRules, coarsened, createQueryWatch, type QueryWatch } from "../../predictions/index.ts";
import { createRandom } from "../attacks/engine/random.ts";
import { privacyError } from "./privacy-error.ts";
import { leadsOf } from "./theft.ts";

/** What the gateway may put before a model. */
export interface Defence {
  /** As it was written: `round:2+top:1`. */
  readonly id: string;
  readonly coarse: CoarseRules;
  /** Different questions that a client may ask. */
  readonly budget: number | undefined;
  /** Does the query monitor block whom it suspects? */
  readonly isMonitored: boolean;
}

const HINT = "round:<decimals>, top:<classes>, noise:<epsilon>, budget:<questions>, monitor; several at once with +";

/**
 * Reads `round:2`, `top:1`, `noise:4`, `budget:500`, `monitor`, or several of them with `+`.
 *
 * @throws {ParapetError} PARAPET_PRIVACY_DEFENCE
 */
export function parseDefence(text: string): Defence {
  let coarse: CoarseRules = {};
  let budget: number | undefined;
  let isMonitored = false;
  for (const part of text.split("+")) {
    const [, name, written] = /^(round|top|noise|budget|monitor)(?::(\d{1,7}(?:\.\d{1,6})?))?$/.exec(part.trim()) ?? [];
    const value = Number(written);
    const isFraction = name === "noise";
    const isMissing = (written === undefined) !== (name === "monitor");
    if (name === undefined || isMissing || (written !== undefined && !isFraction && !Number.isInteger(value)))
      throw privacyError(`'${text}' is no defence`, { code: "PARAPET_PRIVACY_DEFENCE", hint: `Use ${HINT}.` });
    if (value === 0 && name !== "round")
      throw privacyError(`'${text}' leaves nothing`, {
        code: "PARAPET_PRIVACY_DEFENCE",
        hint: "Use a number above 0.",
      });
    if (name === "round") coarse = { ...coarse, round: Math.min(12, value) };
    else if (name === "top") coarse = { ...coarse, top: value };
    else if (name === "noise") coarse = { ...coarse, noise: { epsilon: value, sensitivity: 1 } };
    else if (name === "budget") budget = value;
    else isMonitored = true;
  }
  return { id: text, coarse, budget, isMonitored };
}

/** Answers as they leave the gateway. The same row gets the same noise within one call. */
export function defended(shares: Float32Array, classes: number, { coarse }: Defence, seed: number): Float32Array {
  const random = createRandom(seed);
  const draws = (count: number): Float64Array =>
    Float64Array.from({ length: count }, () => (random.next() * 4_294_967_295 + 0.5) / 4_294_967_296);
  return Float32Array.from(coarsened(Array.from(shares), classes, coarse, draws));
}

/** What a thief's one client still gets: undefined from the question on at which it is refused. */
export function guardedAsk(
  ask: (inputs: Float32Array, rows: number) => Promise<Float32Array>,
  defence: Defence,
  given: { readonly classes: number; readonly size: number; readonly seed: number; readonly usual: Usual },
): (inputs: Float32Array, rows: number) => Promise<Float32Array | undefined> {
  const { classes, size, seed } = given;
  const watch = defence.isMonitored || defence.budget !== undefined ? watchOf(defence, given.usual, size) : undefined;
  let calls = 0;
  return async (inputs, rows) => {
    const shares = await ask(inputs, rows);
    const leads = leadsOf(shares, rows, classes);
    for (let row = 0; row < rows && watch !== undefined; row++) {
      const told = watch.see("thief", inputs.subarray(row * size, (row + 1) * size), leads[row]);
      const isOver = told !== undefined && (defence.isMonitored || told.kind === "budget");
      if (isOver) return undefined;
    }
    return defended(shares, classes, defence, seed + ++calls);
  };
}

/** Rows of harmless clients, with the leads of the answers, that a monitor learns from. */
export interface Usual {
  readonly inputs: Float32Array;
  readonly rows: number;
  readonly leads: Float64Array;
}

const FEWEST_TO_LEARN = 100;

function watchOf(defence: Defence, { inputs, rows, leads }: Usual, size: number): QueryWatch {
  const watch = createQueryWatch({
    learn: Math.max(FEWEST_TO_LEARN, Math.min(500, Math.floor(rows * 0.8))),
    ...(defence.budget === undefined ? {} : { budget: defence.budget }),
  });
  for (let row = 0; row < rows && watch.isLearning; row++)
    watch.see(`client ${row % 10}`, inputs.subarray(row * size, (row + 1) * size), leads[row]);
  return watch;
}
