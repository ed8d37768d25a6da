import type { ArtefactFile, ArtefactFormat, ArtefactReason, InspectContext } from "../artefact.ts";
import { inspectPickle, isPickleHead } from "../pickle/inspect-pickle.ts";
import { ARGUMENT_BYTES, UNKNOWN } from "../pickle/opcodes.ts";
import { part } from "../scan/part.ts";

/** One after another, as `pickle.dump` appends them. */
const MOST_PICKLES = 1_000;
/** Of what stands behind the last one. */
const SEARCHED = 16 << 20;
const MOST_TRIES = 256;
/** PyTorch's files before 1.6 begin with a pickle of this number. */
const TORCH_MAGIC = "80028a0a6cfc9c46f9206aa85019";
const TORCH_PICKLES = 5;
const CHUNK = 1 << 20;

/** Pickles of any protocol, by content; several in one file; PyTorch's legacy files; what joblib, dill and cloudpickle write. */
export const pickle: ArtefactFormat = {
  id: "pickle",
  title: "Pickle",
  extensions: [".pkl", ".pickle", ".p", ".joblib", ".dill", ".pt", ".pth", ".ckpt", ".bin", ".dat", ".model", ".sav"],
  threats: ["malicious-model-file"],
  recognises: (head) => isPickleHead(head) && ARGUMENT_BYTES[head[2]!] !== UNKNOWN,
  inspect: (file, context) => inspectSequence(file, context),
};

/** All pickles of a file, and what stands behind the last. */
export async function inspectSequence(file: ArtefactFile, context: InspectContext): Promise<readonly ArtefactReason[]> {
  const isTorch = Buffer.from(await file.read(0, TORCH_MAGIC.length / 2)).toString("hex") === TORCH_MAGIC;
  const reasons: ArtefactReason[] = [];
  let offset = 0;
  for (let count = 0; count < MOST_PICKLES; count++) {
    const { run, reasons: own } = await inspectPickle(file, offset, context);
    // Only the first has to be one: what follows without its mark may be anything.
    const isPickle = count === 0 || isPickleHead(await file.read(offset, 3));
    const isWhole = run.end === "stopped" && run.position > offset + 1;
    if (!isPickle && !isWhole && !own.some(({ verdict, rule }) => verdict === "blocked" && rule !== "pickle-malformed"))
      break;
    reasons.push(...own);
    if (run.end !== "stopped") return reasons;
    // Between its end and its frame's end may stand what other unpicklers read.
    if (run.next > run.position)
      reasons.push(...(await behind(part(file, 0, run.next, file.path), run.position, context)));
    offset = run.next;
    // Behind the fifth stand the numbers of the tensors.
    if (offset >= file.sizeBytes || (isTorch && count + 1 === TORCH_PICKLES)) return reasons;
  }
  return [...reasons, ...(await behind(file, offset, context))];
}

/** What no unpickler of this file reads, but something else may. */
async function behind(file: ArtefactFile, offset: number, context: InspectContext): Promise<readonly ArtefactReason[]> {
  const left = file.sizeBytes - offset;
  let tries = 0;
  let isBlank = true;
  for (let at = offset; at < Math.min(file.sizeBytes, offset + SEARCHED); at += CHUNK) {
    context.check();
    const bytes = await file.read(at, CHUNK + 8);
    isBlank &&= bytes.every((byte) => byte === 0 || byte === 0x0a || byte === 0x0d || byte === 0x20);
    if (isBlank) continue;
    for (let found = bytes.indexOf(0x80); found >= 0 && tries < MOST_TRIES; found = bytes.indexOf(0x80, found + 1)) {
      const [version = 9, next = 0] = bytes.subarray(found + 1, found + 3);
      if (version < 2 || version > 5 || ARGUMENT_BYTES[next] === UNKNOWN) continue;
      tries++;
      const { reasons } = await inspectPickle(file, at + found, context);
      const worst = reasons.find(({ verdict, rule }) => verdict === "blocked" && rule !== "pickle-malformed");
      if (worst !== undefined)
        return [{ ...worst, rule: "pickle-trailing", says: `Behind its end stands another pickle. ${worst.says}` }];
    }
  }
  if (isBlank && left <= SEARCHED) return [];
  const inner = await context.inspect(part(file, offset, left, `${file.path}!/behind byte ${offset}`));
  return [
    ...inner.filter(({ verdict }) => verdict === "blocked").map((reason) => ({ ...reason, offset })),
    {
      rule: "pickle-trailing",
      verdict: "review",
      says: `${left} bytes follow its end, which no unpickler reads.`,
      offset,
    },
  ];
}
