import { gravest } from "../../../kernel/index.ts";
import { type BlockedHit, blockedBy, GuardBlockedError, withoutText } from "../../blocked-error.ts";
import type { Direction } from "../../detector.ts";
import type { Guard, GuardContext, Inspection } from "../../guard.ts";
import { type BodyTexts, readBody } from "./body-texts.ts";
import { formOf, halvesOf, type ReplyContext } from "./hidden-values.ts";

/** What the guard did, for a log: places and rules, no texts. */
export interface AdapterReport {
  readonly direction: Direction;
  readonly verdict: Inspection["verdict"];
  readonly isBlocked: boolean;
  readonly hits: readonly BlockedHit[];
  /** JSON pointers of what no rule knows. */
  readonly unknown: readonly string[];
  /** JSON pointers of content that is elsewhere, or that is not text. */
  readonly unseen: readonly string[];
}

export interface AdapterOptions {
  /** What a part, a role or a request of a kind that no rule knows does. Default `block`. */
  readonly onUnknown?: "block" | "flag";
  /** What content does that cannot be read here: a file by id, a PDF, a stored conversation. Default `flag`. */
  readonly onUnseen?: "block" | "flag";
  /** Told of every exchange that is not plainly allowed. */
  readonly onReport?: (report: AdapterReport) => void;
}

/**
 * Judges a body, and says what may go on.
 *
 * @returns the body itself when nothing was redacted
 * @throws {GuardBlockedError}
 */
export function judgeBody(guard: Guard, texts: BodyTexts, options: AdapterOptions, context?: GuardContext): unknown {
  const { direction, unknown, unseen, passages } = texts;
  const inspection = guard.inspect(passages, context);
  const isRefused =
    (unknown.length > 0 && options.onUnknown !== "flag") || (unseen.length > 0 && options.onUnseen === "block");
  report(options, direction, [inspection], { unknown, unseen, isBlocked: inspection.isBlocked || isRefused });
  if (inspection.isBlocked) throw blockedBy(direction, inspection.hits);
  if (isRefused) throw unknownShape(direction, [...unknown, ...unseen]);
  return texts.replace(inspection.texts);
}

/**
 * Judges the body of a reply, and puts back what its request hid.
 *
 * @throws {GuardBlockedError}
 */
export function judgeReplyBody(guard: Guard, body: unknown, options: AdapterOptions, context: ReplyContext): unknown {
  const { vault } = context;
  const halves = vault === undefined || vault.isEmpty ? undefined : halvesOf(guard);
  if (vault === undefined || halves === undefined) return judgeBody(guard, readBody(body, "output"), options, context);
  const written = readBody(judgeBody(halves.before, readBody(body, "output"), options, context), "output");
  const shown = written.replace(written.passages.map((passage) => vault.reveal(passage.text, formOf(passage))));
  // What no rule knows was told of, and let pass.
  const flagging = { ...options, onUnknown: "flag", onUnseen: "flag" } as const;
  return judgeBody(halves.after, readBody(shown, "output"), flagging, context);
}

export function unknownShape(direction: Direction, pointers: readonly string[]): GuardBlockedError {
  const what = direction === "input" ? "The request" : "The reply";
  const where = pointers.length === 0 ? "" : ` at ${pointers.slice(0, 3).map(withoutWords).join(", ")}`;
  return new GuardBlockedError("unknown_shape", direction, `${what} holds what cannot be inspected${where}.`);
}

/** Names in a pointer are the body's own; only plain ones are repeated. */
function withoutWords(pointer: string): string {
  return /^[A-Za-z0-9_/]{0,80}$/.test(pointer) ? pointer || "/" : "a place with an odd name";
}

/** Tells `onReport` what stands out. */
export function report(
  { onReport }: AdapterOptions,
  direction: Direction,
  inspections: readonly Inspection[],
  more: { readonly unknown: readonly string[]; readonly unseen: readonly string[]; readonly isBlocked: boolean },
): void {
  if (onReport === undefined) return;
  const hits = inspections.flatMap((inspection) => inspection.hits.map(withoutText));
  const verdict = gravest(inspections.map((inspection) => inspection.verdict));
  if (verdict === "allow" && !more.isBlocked && more.unknown.length + more.unseen.length === 0) return;
  onReport({ direction, verdict, hits, ...more });
}

/** The application's own prompt, for leak detection in the reply. */
export function systemPromptOf(texts: BodyTexts): string {
  return texts.passages
    .filter(({ origin }) => origin === "system")
    .map(({ text }) => text)
    .join("\n");
}
