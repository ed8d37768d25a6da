import type { ArtefactFile, ArtefactFormat } from "../artefact.ts";
import { isPickleHead } from "../pickle/inspect-pickle.ts";
import { PickleJudge } from "../pickle/judge.ts";
import { Machine } from "../pickle/machine.ts";
import { ARGUMENT_BYTES, UNKNOWN } from "../pickle/opcodes.ts";
import { isInert } from "../scan/inert.ts";
import { inspectSequence, pickle } from "./pickle.ts";

/** Names that a pickle could import; prose that begins like an opcode has others. */
const NAMES = /^[A-Za-z_][\w.]* [A-Za-z_<][\w.<>]*$/;

/**
 * Pickles of protocols 0 and 1 have no mark at their beginning: what could be one is tried on its first bytes. It is
 * one when it comes to its end there, goes on beyond them as one, or names something that Python could import.
 */
export const pickleText: ArtefactFormat = {
  id: "pickle-0",
  title: "Pickle of protocol 0 or 1",
  extensions: pickle.extensions,
  threats: pickle.threats,
  recognises: (head, file) => !isPickleHead(head) && !isZipHead(head) && mayBePickle(head, file),
  async inspect(file, context) {
    const reasons = await inspectSequence(file, context);
    if (NAMED.test(file.path) || reasons.some(({ verdict, rule }) => verdict === "blocked" && !ENDS.includes(rule)))
      return reasons;
    // What only may be a pickle, and is called otherwise, need not be a whole one.
    const isWhole = !reasons.some(({ rule }) => ENDS.includes(rule));
    const isProse = !isWhole && isInert(await file.read(0, 4_096), file);
    return reasons.filter(({ rule }) => !ENDS.includes(rule) && !(isProse && rule === "pickle-name"));
  },
};

/** How a pickle ends, as rules. */
const ENDS: readonly string[] = ["pickle-malformed", "pickle-truncated", "pickle-trailing"];
const NAMED = /\.(pkl|pickle|p|joblib|dill|sav)$/i;

/** `P` is an opcode, but asks for whoever knows its ids: unpicklers of zip files do not. */
const isZipHead = (head: Uint8Array): boolean => head[0] === 0x50 && head[1] === 0x4b && head[2]! < 9;

function mayBePickle(head: Uint8Array, file: Pick<ArtefactFile, "path" | "sizeBytes">): boolean {
  if (head.length < 2 || ARGUMENT_BYTES[head[0]!] === UNKNOWN) return false;
  let judge: PickleJudge | undefined;
  let done = 0;
  const machine = new Machine((own) => {
    judge = new PickleJudge(own, () => done++);
    return judge;
  }, 0);
  let end: string;
  try {
    end = machine.run(head, 0, true).kind;
  } catch {
    end = "lost"; // further than what could be read of it
  }
  const names = judge!.named; // made by the constructor
  if (!names.every((name) => NAMES.test(name))) return false;
  if (end === "stopped") return done > 1;
  // A call is enough: what comes behind it may be broken on purpose.
  if (names.length > 0 && judge!.calls > 0) return true;
  // A text may be as long as its author likes before it is called with, or before its callable is named: what is a
  // pickle so far, and would pass for prose, is read to its end.
  const isLonger = end !== "malformed" && head.length < file.sizeBytes;
  return isLonger && (done > 20 || names.length > 0 || isInert(head, file));
}
