import { messageOf, ParapetError } from "@parapet/guard/kernel";
import { type UnpackBudget, UnpackBudgetError } from "../archive/unpacked-file.ts";
import { readZipDirectory } from "../archive/zip-directory.ts";
import {
  type ArtefactFile,
  type ArtefactFormat,
  type ArtefactReason,
  type ArtefactVerdict,
  type InspectContext,
  VERDICTS,
} from "../artefact.ts";
import { isInert } from "./inert.ts";

const HEAD = 4_096;
/** Files within files. */
const DEEPEST = 6;
const MOST_REASONS = 100;
/** What all that is packed in one file may unpack to. */
const UNPACKED = 4 * 2 ** 30;

/** Somebody gave the whole scan up. */
export class ScanAbortedError extends Error {}
/** The time of one file is over. */
class OutOfTimeError extends Error {}

export interface InspectOptions {
  readonly formats: readonly ArtefactFormat[];
  readonly beside: InspectContext["beside"];
  /** Milliseconds for one file with all that it holds. */
  readonly timeoutMs: number;
  readonly clock: () => number;
  readonly signal?: AbortSignal;
}

/** What a format of this room may use beside the contract: archives share one budget. */
export interface OwnContext extends InspectContext {
  readonly budget: UnpackBudget;
}

export interface Inspected {
  readonly verdict: ArtefactVerdict;
  /** Ids of the formats that it is. */
  readonly formats: readonly string[];
  readonly reasons: readonly ArtefactReason[];
}

/** Every format that recognises a file inspects it, and all that lies within it; what none recognises must be inert. */
export async function inspectArtefact(file: ArtefactFile, options: InspectOptions): Promise<Inspected> {
  const end = options.clock() + options.timeoutMs;
  const check = (): void => {
    if (options.signal?.aborted === true) throw new ScanAbortedError("the scan was given up");
    if (options.clock() > end) throw new OutOfTimeError("takes longer than a file may take");
  };
  const state: State = { options, check, budget: { left: UNPACKED }, inspected: 0 };
  const { formats, reasons } = await inspectOne(file, 0, state);
  const worst = VERDICTS.find((verdict) => reasons.some((reason) => reason.verdict === verdict)) ?? "clean";
  const order = (reason: ArtefactReason): number => VERDICTS.indexOf(reason.verdict);
  return { verdict: worst, formats, reasons: reasons.toSorted((a, b) => order(a) - order(b)).slice(0, MOST_REASONS) };
}

interface State {
  readonly options: InspectOptions;
  readonly check: () => void;
  readonly budget: UnpackBudget;
  /** Files and files within files, so far. */
  inspected: number;
}

const MOST_INSPECTED = 20_000;

async function inspectOne(file: ArtefactFile, depth: number, state: State): Promise<Omit<Inspected, "verdict">> {
  if (depth > DEEPEST)
    return { formats: [], reasons: [failed("artefact-too-deep", "It lies in more archives than are looked into.")] };
  if (++state.inspected > MOST_INSPECTED)
    return { formats: [], reasons: [failed("artefact-too-many", "It holds more files than are looked into.")] };
  const own: ArtefactReason[] = [];
  let found: readonly ArtefactFormat[] = [];
  try {
    const head = await file.read(0, HEAD);
    found = await formatsOf(head, file, state);
    if (found.length === 0 && !isInert(head, file))
      own.push({
        rule: "artefact-unknown",
        verdict: "review",
        says: "It is of no format that is known here, and no plain text or picture.",
      });
  } catch (thrown) {
    own.push(failureOf(thrown));
  }
  const context: OwnContext = {
    check: state.check,
    budget: state.budget,
    beside: state.options.beside,
    async inspect(inner) {
      const { reasons } = await inspectOne(inner, depth + 1, state);
      const member = memberOf(file.path, inner.path);
      return reasons.map((reason) => ({ ...reason, member: joined(member, reason.member) }));
    },
  };
  for (const format of found) {
    try {
      own.push(...(await format.inspect(file, context)));
    } catch (thrown) {
      own.push(failureOf(thrown, format));
    }
  }
  return { formats: found.map(({ id }) => id), reasons: own };
}

async function formatsOf(head: Uint8Array, file: ArtefactFile, { options, check }: State): Promise<ArtefactFormat[]> {
  const found = options.formats.filter((format) => format.recognises(head, file));
  // Zip files are read from their end: whatever they begin with, there are programs that see the archive.
  const zip = options.formats.find(({ id }) => id === "zip");
  if (zip !== undefined && !found.includes(zip) && file.sizeBytes >= 22) {
    const directory = await readZipDirectory(file, 1, check);
    // A tar file that ends with a zip file holds it as a member.
    const isMember = found.some(({ id }) => id === "tar") && directory !== undefined && directory.behind > 0;
    if (directory !== undefined && directory.entries.length > 0 && !isMember) found.push(zip);
  }
  return found;
}

function failureOf(thrown: unknown, format?: ArtefactFormat): ArtefactReason {
  if (thrown instanceof ScanAbortedError) throw thrown;
  if (thrown instanceof OutOfTimeError || thrown instanceof UnpackBudgetError)
    return failed("artefact-limit", `It ${thrown.message}.`);
  const as = format === undefined ? "" : ` as ${format.title}`;
  const why = thrown instanceof ParapetError ? thrown.message : `${messageOf(thrown)} (a fault of this program)`;
  return failed("artefact-unreadable", `It could not be read${as}: ${why.slice(0, 200)}.`);
}

const failed = (rule: string, says: string): ArtefactReason => ({ rule, verdict: "failed", says });

const memberOf = (outer: string, inner: string): string =>
  inner.startsWith(`${outer}!/`) ? inner.slice(outer.length + 2) : inner;
const joined = (member: string, deeper: string | undefined): string =>
  deeper === undefined ? member : `${member}!/${deeper}`;
