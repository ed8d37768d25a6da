import type { Event } from "@parapet/guard/kernel";
import type { ExchangeRecord } from "../store/index.ts";
import type { Notice } from "./api-types.ts";

type Data = Readonly<Record<string, unknown>>;

const text = (value: unknown, fallback = ""): string => (typeof value === "string" && value !== "" ? value : fallback);
const because = (data: Data): string => (text(data.reason) === "" ? "" : `: ${text(data.reason)}`);

/** The events that a person wants to see pass by, and how to say them. */
const SENTENCES: Readonly<Record<string, (subject: string, data: Data) => string>> = {
  "gateway-started": (_, data) => `Parapet ${text(data.version)} started`,
  "gateway-stopped": () => "Parapet shut down",
  "policy-reloaded": (_, data) => `New policy in force (${text(data.digest).slice(0, 12)})`,
  "policy-rejected": (_, data) => `A policy edit was refused: ${text(data.message, text(data.code))}`,
  "secret-rotated": (subject) => `${subject} has a new value`,
  "secret-refresh-failed": (subject, data) =>
    `${subject} could not be refreshed, its old value stays in use: ${text(data.message, text(data.code))}`,
  "secret-refresh-recovered": (subject) => `${subject} can be refreshed again`,
  "secrets-rejected": (_, data) => `New secrets could not be put in force: ${text(data.message, text(data.code))}`,
  "mode-changed": (subject, data) => `${subject} is now ${text(data.mode, text(data.to))}${because(data)}`,
  "traffic-stopped": (_, data) => `All model traffic stopped${because(data)}`,
  "traffic-resumed": () => "Model traffic resumed",
  "key-created": (subject, data) => `${subject} created${text(data.role) === "" ? "" : ` for role ${text(data.role)}`}`,
  "key-rotated": (subject) => `${subject} rotated`,
  "key-revoked": (subject) => `${subject} revoked`,
  "approval-requested": (_, data) => `The tool ${text(data.tool)} waits for a person's approval`,
  "approval-granted": (_, data) => `The tool ${text(data.tool)} was approved once${because(data)}`,
  "approval-denied": (_, data) => `The tool ${text(data.tool)} was denied${because(data)}`,
  "redteam-completed": (subject, data) => {
    const counts = data.counts as { readonly confirmed?: unknown } | undefined;
    return `A red-team run of ${subject} ended: ${String(counts?.confirmed ?? 0)} cases got through`;
  },
  "texts-read": (subject) => `The text of ${subject} was read`,
  "records-exported": (subject, data) => `${subject} exported as ${text(data.format)}`,
  "session-opened": (subject) => `${subject} signed in`,
  "sessions-ended": (subject) => `${subject} signed out everywhere`,
  "session-refused": (_, data) => `A sign-in was refused${because(data)}`,
};

export const NOTICE_KINDS: readonly string[] = Object.keys(SENTENCES);

/** The event in a sentence; undefined for what is not worth a person's attention. */
export function noticeOf(event: Pick<Event, "at" | "kind" | "actor" | "subject" | "data">): Notice | undefined {
  const sentence = SENTENCES[event.kind];
  if (sentence === undefined) return undefined;
  const { at, kind, actor, subject } = event;
  return { at, kind, actor, subject, summary: sentence(subject, event.data) };
}

/** An exchange that was blocked, or where a guard broke, as a notice. */
export function exchangeNotice(exchange: ExchangeRecord): Notice | undefined {
  if (exchange.status !== "blocked" && exchange.verdict !== "failed") return undefined;
  const decisive = exchange.hits.find(({ action }) => action === "block");
  const what =
    decisive === undefined ? exchange.code : `${decisive.detector}/${decisive.rule} in ${decisive.direction}`;
  return {
    at: exchange.startedAt,
    kind: exchange.status === "blocked" ? "exchange-blocked" : "guard-failed",
    actor: exchange.principal,
    subject: `exchange:${exchange.id}`,
    summary: `${exchange.route || exchange.model}: ${exchange.status === "blocked" ? "blocked" : "guard failed"}, ${what}`,
  };
}
