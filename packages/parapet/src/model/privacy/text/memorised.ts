import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { messageOf } from "@parapet/guard/kernel";
import { z } from "zod";
import { createRandom } from "../../attacks/engine/random.ts";
import { privacyError } from "../privacy-error.ts";
import { type Continuation, continuationOf } from "./continuation.ts";
import { type Canary, type Exposure, exposureOf } from "./exposure.ts";
import type { LanguageEndpoint } from "./language-endpoint.ts";

const record = z.union([
  z.strictObject({
    id: z.string().min(1).optional(),
    prefix: z.string().max(20_000),
    secret: z.string().min(1).max(200),
    alphabet: z.string().min(2).max(1_000).default("0123456789"),
  }),
  z.strictObject({
    id: z.string().min(1).optional(),
    text: z.string().min(1).max(200_000),
    prefix: z.string().optional(),
  }),
]);

export type MemoryProbe = z.output<typeof record>;

const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Reads what may have been memorised, one JSON object a line: `{prefix, secret, alphabet}` for a secret, `{text}` for a
 * text that is given its beginning.
 *
 * @throws {ParapetError} PARAPET_PRIVACY_PROBES with the line, and nothing of what it holds
 */
export function readProbes(file: string): readonly MemoryProbe[] {
  const fault = (why: string) =>
    privacyError(`${file}${why}`, {
      code: "PARAPET_PRIVACY_PROBES",
      hint: 'One object a line: {"prefix": "…", "secret": "…", "alphabet": "0123456789"}, or {"text": "…"}.',
    });
  let lines: readonly string[];
  try {
    if (statSync(file).size > MOST_BYTES) throw new Error("it is larger than 64 MiB");
    lines = readFileSync(file, "utf8").split(/\r?\n/);
  } catch (thrown) {
    throw fault(` cannot be read: ${messageOf(thrown).slice(0, 200)}`);
  }
  const probes = lines.flatMap((line, at): MemoryProbe[] => {
    if (line.trim() === "") return [];
    let json: unknown;
    try {
      json = JSON.parse(line);
    } catch {
      throw fault(`:${at + 1} is no JSON`);
    }
    const parsed = record.safeParse(json);
    if (!parsed.success) throw fault(`:${at + 1} is neither a secret nor a text`);
    const probe = parsed.data;
    if ("secret" in probe && [...probe.secret].some((letter) => !probe.alphabet.includes(letter)))
      throw fault(`:${at + 1} has a secret of letters that are not in its alphabet`);
    return [{ ...probe, id: probe.id ?? `line ${at + 1}` }];
  });
  if (probes.length === 0) throw fault(" holds nothing");
  return probes;
}

export interface MemoryReport {
  readonly model: string;
  readonly seed: number;
  readonly requests: number;
  /** The most exposed first. */
  readonly exposures: readonly Exposure[];
  /** What came right longest first. */
  readonly continuations: readonly Continuation[];
  /** Texts that are too short to tell. */
  readonly tooShort: readonly string[];
  /** Of what was asked for: to tell runs apart, nothing of it can be read from it. */
  readonly probes: string;
  readonly isInterrupted: boolean;
}

export async function auditMemory(options: {
  readonly endpoint: LanguageEndpoint;
  readonly probes: readonly MemoryProbe[];
  /** Others weighed with each secret, or times that it is asked for. */
  readonly tries: number;
  readonly seed: number;
  readonly signal?: AbortSignal;
  readonly onRequest?: () => void;
}): Promise<MemoryReport> {
  const { endpoint, probes, tries, seed, signal, onRequest } = options;
  const random = createRandom(seed);
  const exposures: Exposure[] = [];
  const continuations: Continuation[] = [];
  const tooShort: string[] = [];
  try {
    for (const [at, probe] of probes.entries()) {
      if (signal?.aborted === true) break;
      const id = probe.id ?? "";
      if ("secret" in probe) {
        const canary: Canary = { ...probe, id };
        const more = onRequest === undefined ? {} : { onTry: onRequest };
        exposures.push(await exposureOf(endpoint, canary, { tries, random: random.fork(at), ...more }));
      } else {
        const found = await continuationOf(endpoint, {
          id,
          text: probe.text,
          ...(probe.prefix === undefined ? {} : { prefix: probe.prefix }),
        });
        onRequest?.();
        if (found === undefined) tooShort.push(id);
        else continuations.push(found);
      }
    }
  } catch (thrown) {
    if (signal?.aborted !== true) throw thrown;
  }
  return {
    model: endpoint.title,
    seed,
    requests: endpoint.requests,
    exposures: exposures.toSorted((a, b) => b.bits - a.bits),
    continuations: continuations.toSorted((a, b) => b.rightWords - a.rightWords),
    tooShort,
    probes: createHash("sha256").update(JSON.stringify(probes)).digest("hex"),
    isInterrupted: signal?.aborted === true,
  };
}
