import type { ArtefactFile, ArtefactFormat, ArtefactReason, InspectContext } from "../artefact.ts";
import { inspectPickle } from "../pickle/inspect-pickle.ts";
import { itemBytes } from "../pickle/joblib.ts";
import { plain } from "../pickle/show.ts";

const LONGEST_HEADER = 1 << 20;

/**
 * NumPy arrays. The header is a Python literal, which is read here and never evaluated; arrays of objects are a pickle.
 *
 * @see numpy/lib/format.py, "Format Version 1.0" to "3.0"
 */
export const npy: ArtefactFormat = {
  id: "npy",
  title: "NumPy array",
  extensions: [".npy"],
  threats: ["malicious-model-file"],
  recognises: (head) => Buffer.from(head.subarray(0, 6)).toString("latin1") === "\x93NUMPY",
  inspect: inspectArray,
};

async function inspectArray(file: ArtefactFile, context: InspectContext): Promise<readonly ArtefactReason[]> {
  const head = await file.read(0, 12);
  const [major = 0] = head.subarray(6);
  if (head.length < 12 || major < 1 || major > 3) return [broken("is of no version that NumPy reads")];
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const start = major === 1 ? 10 : 12;
  const length = major === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > LONGEST_HEADER) return [broken("has a header longer than any")];
  const bytes = await file.read(start, length);
  const header = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const data = start + length;
  if (bytes.length < length) return [{ rule: "npy-truncated", verdict: "failed", says: "It ends within its header." }];
  const parsed = headerOf(header);
  if (parsed === undefined)
    return [
      {
        rule: "npy-header",
        verdict: "blocked",
        says: `Its header is no description of an array: ${plain(header, 120)}.`,
      },
    ];
  const { descr, shape } = parsed;
  // Also within a structured type: NumPy then pickles the whole.
  if (/^[|<>=]?O/.test(descr) || /['"][|<>=]?O\d*['"]/.test(descr)) {
    const { run, reasons } = await inspectPickle(file, data, context);
    const left = file.sizeBytes - run.position;
    if (run.end !== "stopped" || left === 0 || (await isBlank(file, run.position, left))) return reasons;
    return [...reasons, trailing(left)];
  }
  const size = descr.startsWith("[") ? Number.NaN : itemBytes(descr);
  const expected = shape.reduce((product, dimension) => product * dimension, size);
  const actual = file.sizeBytes - data;
  if (Number.isNaN(expected) || actual === expected) return [];
  if (actual < expected)
    return [{ rule: "npy-truncated", verdict: "failed", says: "It is shorter than its shape says." }];
  if (await isBlank(file, data + expected, actual - expected)) return [];
  const { reasons } = await inspectPickle(file, data + expected, context);
  const worst = reasons.find(({ verdict, rule }) => verdict === "blocked" && rule !== "pickle-malformed");
  return [trailing(actual - expected), ...(worst === undefined ? [] : [worst])];
}

/** A line's end: nobody reads it, and it is nothing. */
async function isBlank(file: ArtefactFile, start: number, length: number): Promise<boolean> {
  return length <= 2 && (await file.read(start, length)).every((byte) => byte === 0x0a || byte === 0x0d);
}

const broken = (why: string): ArtefactReason => ({ rule: "npy-header", verdict: "failed", says: `It ${why}.` });
const trailing = (bytes: number): ArtefactReason => ({
  rule: "npy-trailing",
  verdict: "review",
  says: `${bytes} bytes follow the array.`,
});

/** Exactly the three keys that NumPy demands, as literals; undefined for anything else, such as a call. */
function headerOf(header: string): { readonly descr: string; readonly shape: readonly number[] } | undefined {
  const text = header.trim();
  if (!text.startsWith("{") || !text.endsWith("}")) return undefined;
  // Nothing but literals: strings, numbers, brackets, True and False.
  const bare = text.replaceAll(/'[^'\\]*'|"[^"\\]*"/g, "''");
  if (!/^[{}[\]():,\s'\dL]*$/.test(bare.replaceAll(/\b(True|False|None)\b/g, ""))) return undefined;
  const descr = /['"]descr['"]\s*:\s*(?:['"]([^'"]*)['"]|(\[.*\])\s*(?:,\s*['"]|\}))/s.exec(text);
  const shape = /['"]shape['"]\s*:\s*\(([\d,\sL]*)\)/.exec(text);
  if (descr === null || shape === null || !/['"]fortran_order['"]\s*:\s*(True|False)\b/.test(text)) return undefined;
  const dimensions = shape[1]!
    .split(",")
    .map((part) => part.trim().replace(/L$/, ""))
    .filter((part) => part !== "");
  return { descr: descr[1] ?? descr[2] ?? "", shape: dimensions.map(Number) };
}
