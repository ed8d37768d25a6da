import { gunzipSync, inflateSync, constants as zlib } from "node:zlib";
import type { ArtefactFile, ArtefactReason, InspectContext } from "../artefact.ts";
import { bytesAsFile, part } from "../scan/part.ts";
import type { Payload } from "./judge.ts";
import { type PickleRun, runPickle, type SeenCall } from "./run-pickle.ts";
import { plain } from "./show.ts";

/** Pickles within pickles. */
const DEEPEST = 4;
const MOST_PAYLOADS = 32;
const LARGEST_PAYLOAD = 8 << 20;
/** So much of what is packed is looked at. */
const UNPACKED = 1 << 20;

type Context = Pick<InspectContext, "check" | "inspect">;

/** One pickle with everything that it holds: the reasons, and how it ended. */
export async function inspectPickle(
  file: ArtefactFile,
  offset: number,
  context: Context,
  depth = 0,
): Promise<{ readonly run: PickleRun; readonly reasons: readonly ArtefactReason[] }> {
  const run = await runPickle(file, offset, context);
  const reasons: ArtefactReason[] = run.seen.map(reasonOf);
  for (const payload of run.payloads.slice(0, MOST_PAYLOADS)) {
    context.check();
    reasons.push(...(await ofPayload(file, payload, run.loaded.has(payload.at), context, depth)));
  }
  // Bytes that are loaded, but do not begin as anything that was noted.
  for (const at of run.loaded) {
    if (run.payloads.some((payload) => payload.at === at)) continue;
    reasons.push({
      rule: "pickle-nested",
      verdict: "review",
      says: "Loads bytes that are of no known format.",
      offset: at,
    });
  }
  // What joblib takes for an array, a plain unpickler runs.
  if (run.hasArrays) {
    const plainRun = await runPickle(file, offset, { check: context.check, isPlain: true });
    const known = new Set(reasons.map(({ call }) => call));
    reasons.push(
      ...plainRun.seen.filter(({ verdict, call }) => verdict === "blocked" && !known.has(call)).map(reasonOf),
    );
  }
  return { run, reasons: [...reasons, ...endReasons(run)] };
}

const SENTENCES: Readonly<Record<SeenCall["kind"], (call: string, why: string) => string>> = {
  call: (call, why) => `Loading it calls ${call}, which ${why}.`,
  new: (call, why) => `Loading it makes ${call}, which ${why}.`,
  build: (call, why) => `Loading it sets the state of ${call}, which ${why}.`,
  name: (call, why) => `It names ${call}, which ${why}.`,
  change: (call, why) => `Loading it changes ${call} itself, for the whole program, so it ${why}.`,
};

function reasonOf({ rule, verdict, kind, call, why, at }: SeenCall): ArtefactReason {
  const says =
    rule === "pickle-code"
      ? `It carries code (${call}), which runs when what was loaded is used.`
      : SENTENCES[kind](call, why);
  return { rule, verdict, says, call, offset: at };
}

function endReasons({ end, why, position, seen }: PickleRun): readonly ArtefactReason[] {
  const offset = position;
  if (end === "malformed") {
    const ran = seen.length > 0 ? " after what is named above" : "";
    return [
      {
        rule: "pickle-malformed",
        verdict: "blocked",
        says: `It is no whole pickle: at byte ${position} it ${plain(why, 100)}${ran}.`,
        offset,
      },
    ];
  }
  if (end === "truncated")
    return [{ rule: "pickle-truncated", verdict: "failed", says: "It ends before the pickle does.", offset }];
  if (end === "lost")
    return [
      {
        rule: "pickle-lost",
        verdict: "review",
        says: `From byte ${position} on it cannot be followed: ${why}.`,
        offset,
      },
    ];
  if (end === "limit")
    return [
      { rule: "pickle-limit", verdict: "failed", says: `It ${why}: it was given up at byte ${position}.`, offset },
    ];
  return [];
}

/** What a string or bytes hold. Loaded with the pickle, it is judged as a file; otherwise that it is there says enough. */
async function ofPayload(
  file: ArtefactFile,
  payload: Payload,
  isLoaded: boolean,
  context: Context,
  depth: number,
): Promise<readonly ArtefactReason[]> {
  const { start, length, at } = payload;
  if (isLoaded) {
    const inner = await context.inspect(part(file, start, length, `${file.path}!/bytes at ${at}`));
    return inner.map((reason) => ({ ...reason, offset: at }));
  }
  if (depth >= DEEPEST) return [];
  const unpacked = await unpackedPayload(file, payload);
  if (unpacked === undefined) return [];
  const { run, reasons } = await inspectPickle(unpacked.file, 0, context, depth + 1);
  const isCalling = reasons.some(
    ({ rule }) => rule === "pickle-call" || rule === "pickle-name" || rule === "pickle-change",
  );
  // Weights begin as a pickle does now and then; they are no whole one, and call nothing.
  if (run.end !== "stopped" && !isCalling) return [];
  if (run.end === "stopped" && run.calls === 0 && run.position < 8 && reasons.length === 0) return [];
  const worst = reasons.find(({ verdict }) => verdict === "blocked");
  const says = worst === undefined ? "" : ` ${worst.says}`;
  return [
    {
      rule: "pickle-nested",
      verdict: worst === undefined ? "review" : "blocked",
      says: `A ${payload.isText ? "text" : "value"} in it holds another pickle${unpacked.how}.${says}`,
      ...(worst?.call === undefined ? {} : { call: worst.call }),
      offset: at,
    },
  ];
}

interface Unpacked {
  readonly file: ArtefactFile;
  readonly how: string;
}

async function unpackedPayload(file: ArtefactFile, { start, length }: Payload): Promise<Unpacked | undefined> {
  const head = await file.read(start, Math.min(length, 64));
  if (isPickleHead(head) || head[0] === 0x63 || head[0] === 0x28)
    return { file: part(file, start, length, file.path), how: "" };
  const bytes = await file.read(start, Math.min(length, LARGEST_PAYLOAD));
  const first = bytes[0]!;
  if (first === 0x67 || first === 0x48 || first === 0x65) {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
    if (!/^[A-Za-z0-9+/_-]{16,}={0,2}\s*$/.test(text.slice(0, 4_096).replaceAll(/\s/g, ""))) return undefined;
    return packed(Buffer.from(text, "base64"), file.path, ", as base64");
  }
  if (first === 0x38) {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
    return /^[0-9a-fA-F]+\s*$/.test(text)
      ? packed(Buffer.from(text.trim(), "hex"), file.path, ", as digits")
      : undefined;
  }
  return packed(bytes, file.path, "");
}

function packed(bytes: Uint8Array, path: string, how: string): Unpacked | undefined {
  if (isPickleHead(bytes)) return { file: bytesAsFile(bytes, path), how };
  const inflated = inflatedHead(bytes);
  return inflated !== undefined && isPickleHead(inflated)
    ? { file: bytesAsFile(inflated, path), how: `${how}, compressed` }
    : undefined;
}

export const isPickleHead = (bytes: Uint8Array): boolean => bytes.length > 2 && bytes[0] === 0x80 && bytes[1]! <= 5;

/** Undefined for what is not packed, or more than is looked at. */
function inflatedHead(bytes: Uint8Array): Uint8Array | undefined {
  const options = { maxOutputLength: UNPACKED, finishFlush: zlib.Z_SYNC_FLUSH };
  try {
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) return gunzipSync(bytes, options);
    if (bytes[0] === 0x78) return inflateSync(bytes, options);
  } catch {
    // What cannot be unpacked is data like other data: nothing claims that it is packed.
  }
  return undefined;
}
