import { setTimeout as sleep } from "node:timers/promises";
import { ParapetError } from "@parapet/guard/kernel";
import type { AttackTarget } from "../../attack.ts";
import { openInference } from "../../validate/predictors/open-inference.ts";
import type { Said } from "../../validate/predictors/predictor.ts";

export interface EndpointTargetOptions {
  /** Sent as a bearer's; never in a log or an error. */
  readonly key?: string;
  /** Classes of the data, for endpoints that only say which class wins. */
  readonly classes?: number;
  /** Rows a request. */
  readonly batch?: number;
  readonly fetch?: typeof globalThis.fetch;
  readonly wait?: (ms: number) => Promise<unknown>;
}

const BATCH = 32;
const TRIES = 4;
const FIRST_WAIT_MS = 250;
const MOST_WAIT_MS = 30_000;

/**
 * A model behind an address of the Open Inference Protocol: only answers are seen. An endpoint that names the class alone
 * is seen as scores of one and zero, which attacks by decision are made for.
 *
 * @param size numbers in a row of the data
 * @throws {ParapetError} PARAPET_VALIDATE_MODEL when it does not describe itself, PARAPET_ATTACK_MODEL when it takes
 *   something else than rows of numbers
 */
export async function openEndpointTarget(
  address: string,
  size: number,
  options: EndpointTargetOptions = {},
): Promise<AttackTarget> {
  const predictor = await openInference(address, { fetch: patientFetch(options) });
  const [port, ...more] = predictor.inputs;
  if (port === undefined || more.length > 0)
    throw new ParapetError(
      "PARAPET_ATTACK_MODEL",
      `${predictor.name} takes ${predictor.inputs.length} inputs, not one`,
    );
  const row = port.shape.slice(1);
  const free = row.filter((side) => side === undefined).length;
  const known = row.reduce<number>((product, side) => product * (side ?? 1), 1);
  const shape = free === 0 ? row.map(Number) : row.map((side) => side ?? size / known);
  if (free > 1 || shape.reduce((product, side) => product * side, 1) !== size)
    throw new ParapetError("PARAPET_ATTACK_SHAPE", `rows of ${size} numbers do not fit ${predictor.name}`);
  const ask = (inputs: Float32Array, rows: number): Promise<Said> =>
    predictor.predict(rows, [{ port, shape: [rows, ...shape], values: inputs }]);
  const first = await ask(new Float32Array(size), 1);
  const classes = first.scores === undefined ? (options.classes ?? 2) : Math.max(2, first.width);
  return {
    title: predictor.name,
    classes,
    shape,
    batch: port.shape[0] === 1 ? 1 : (options.batch ?? BATCH),
    score: async (inputs, rows) => scoresOf(await ask(inputs, rows), rows, classes),
    close: () => predictor.close(),
  };
}

function scoresOf({ scores, width, kind, labels }: Said, rows: number, classes: number): Float32Array {
  const all = new Float32Array(rows * classes);
  if (scores !== undefined && width > 1) return Float32Array.from(scores);
  for (let row = 0; row < rows; row++) {
    const score = scores?.[row];
    if (score !== undefined) {
      const middle = kind === "probabilities" ? 0.5 : 0;
      all.set([middle - score, score - middle], row * 2);
      continue;
    }
    const label = Number(labels?.[row]);
    if (!Number.isInteger(label) || label < 0 || label >= classes)
      throw new ParapetError("PARAPET_ATTACK_MODEL", `the endpoint's class is none of 0 to ${classes - 1}`);
    all[row * classes + label] = 1;
  }
  return all;
}

/** Waits where it is told to, a few times: an answer that nobody gave is not counted and not made up. */
function patientFetch(options: EndpointTargetOptions): typeof globalThis.fetch {
  const { key, fetch = globalThis.fetch, wait = (ms) => sleep(ms) } = options;
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    if (key !== undefined) headers.set("authorization", `Bearer ${key}`);
    for (let time = 1; ; time++) {
      const response = await fetch(input, { ...init, headers, signal: AbortSignal.timeout(MOST_WAIT_MS) });
      const isBusy = response.status === 429 || response.status === 502 || response.status === 503;
      if (!isBusy || time === TRIES) return response;
      await response.body?.cancel();
      const asked = Number(response.headers.get("retry-after")) * 1_000;
      await wait(Math.min(MOST_WAIT_MS, asked > 0 ? asked : FIRST_WAIT_MS * 2 ** time));
    }
  };
}
