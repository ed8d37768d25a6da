import { createHmac, hkdfSync, randomBytes } from "node:crypto";
import { canonicalJson } from "@parapet/guard";
import { type Clock, EXIT, type Log, messageOf, ParapetError, silentLog, systemClock } from "@parapet/guard/kernel";
import { createTextSealer, type Store, type ToolApproval } from "../../store/index.ts";

/** So many questions of one caller may be open: whoever is asked more often than this does not read any more. */
const MOST_OPEN = 20;
/** Longer arguments nobody reads; the digest is of the whole. */
const MOST_SHOWN_CHARACTERS = 20_000;

/** Whose call it is. A word is given to one caller, one end user and one model, for one tool with these arguments. */
interface Question {
  readonly principal: string;
  readonly user: string;
  readonly model: string;
  readonly tool: string;
  readonly arguments: unknown;
  /** What stands against the call; quotes no argument. */
  readonly reasons: readonly string[];
  readonly expiresInMs: number;
}

export interface Decision {
  readonly id: string;
  readonly answer: "approved" | "denied";
  /** Who decides, for the log: `cli`, `user:<subject>`. */
  readonly actor: string;
  readonly reason: string;
}

/**
 * Where tool calls wait for a person's word. A reply that asks for such a call is withheld and its client told the
 * question's id; once somebody has agreed, the client sends its request again, and the same call passes, once.
 */
export interface ApprovalDesk {
  /** Is there, as far as this process knows, a given word for this caller and model? Costs nothing. */
  hasWord(principal: string, model: string): boolean;
  /** All given words of the caller for the model, by digest: no other exchange has them until `settle`. */
  lease(order: {
    readonly exchange: string;
    readonly principal: string;
    readonly model: string;
  }): Promise<readonly ToolApproval[]>;
  settle(exchange: string, used: readonly ToolApproval[]): Promise<void>;
  digestOf(call: Pick<Question, "principal" | "user" | "model" | "tool" | "arguments">): string;
  /**
   * Asks, or finds that the same was asked and is open.
   * @returns undefined when the caller has too many open questions, or the question cannot be written down
   */
  ask(question: Question): { readonly id: string; readonly stored: Promise<void> } | undefined;
  /**
   * @throws {ParapetError} PARAPET_APPROVAL_UNKNOWN; PARAPET_APPROVAL_OVER when it is decided or has expired;
   *   PARAPET_APPROVAL_OWN for who asked for the call
   */
  decide(decision: Decision): Promise<ToolApproval>;
  /** The arguments for whoever decides, as JSON; undefined once the question is over. */
  argumentsOf(approval: ToolApproval): string | undefined;
  /** Reads what other processes have changed; the gateway calls it when the store's control version has grown. */
  refresh(): Promise<void>;
}

interface Open {
  readonly id: string;
  readonly principal: string;
  readonly expiresAt: number;
}

/** @param options.pepper 32 bytes from the data directory: without them neither digests nor arguments tell anything */
export function createApprovalDesk(options: {
  readonly store: Pick<Store, "approvals" | "events">;
  readonly pepper: Buffer;
  readonly clock?: Clock;
  readonly log?: Log;
}): ApprovalDesk {
  const { store, pepper, clock = systemClock, log = silentLog } = options;
  const digestKey = derive(pepper, "digest");
  const sealer = createTextSealer(derive(pepper, "arguments"));
  /** By digest. */
  let open = new Map<string, Open>();
  const unsaved = new Map<string, Open>();
  let words = new Set<string>();

  const say = (kind: string, actor: string, { id, tool, model }: ToolApproval, data: object): void =>
    store.events.append({
      kind,
      at: clock.now(),
      actor,
      subject: `approval:${id}`,
      data: { tool, model, ...data },
    });

  const desk: ApprovalDesk = {
    hasWord: (principal, model) => words.has(wordKey(principal, model)),
    lease: (order) => store.approvals.lease({ ...order, at: clock.now() }),
    settle: async (exchange, used) => {
      for (const one of used) say("approval-used", one.principal, one, { exchange });
      await store.approvals.settle(
        exchange,
        used.map(({ id }) => id),
      );
      await desk.refresh();
    },
    digestOf: ({ principal, user, model, tool, arguments: given }) =>
      createHmac("sha256", digestKey)
        .update(canonicalJson([principal, user, model, tool, given]))
        .digest("hex"),
    ask: (question) => {
      const now = clock.now();
      const digest = desk.digestOf(question);
      const known = unsaved.get(digest) ?? open.get(digest);
      if (known !== undefined && known.expiresAt > now) return { id: known.id, stored: Promise.resolve() };
      const { principal, model, tool, reasons } = question;
      const isTheirs = (one: Open): boolean => one.principal === principal && one.expiresAt > now;
      if ([...open.values(), ...unsaved.values()].filter(isTheirs).length >= MOST_OPEN) return undefined;
      const id = `ap_${randomBytes(8).toString("hex")}`;
      const expiresAt = now + question.expiresInMs;
      const shown = JSON.stringify(question.arguments ?? null, null, 2).slice(0, MOST_SHOWN_CHARACTERS);
      const approval: ToolApproval = {
        id,
        state: "pending",
        askedAt: now,
        expiresAt,
        principal,
        model,
        tool: shownName(tool),
        reasons,
        digest,
        sealedArguments: sealer.seal(shown, { exchangeId: id, part: "arguments" }),
        decidedBy: null,
        decidedAt: null,
      };
      try {
        say("approval-requested", principal, approval, { reasons, expiresAt });
      } catch (cause) {
        log.error({ error: messageOf(cause) }, "a tool call needs approval, but the question cannot be recorded");
        return undefined;
      }
      unsaved.set(digest, { id, principal, expiresAt });
      const stored = store.approvals.insert(approval).then(
        () => {
          open.set(digest, { id, principal, expiresAt });
          unsaved.delete(digest);
        },
        (cause) => {
          unsaved.delete(digest);
          log.error({ approval: id, error: messageOf(cause) }, "a question about a tool call could not be kept");
          throw cause;
        },
      );
      // A stream does not wait for it, and what went wrong is in the log.
      stored.catch(() => {});
      return { id, stored };
    },
    decide: async ({ id, answer, actor, reason }) => {
      const found = await store.approvals.get(id);
      if (found === undefined)
        throw new ParapetError("PARAPET_APPROVAL_UNKNOWN", `there is no question '${id}'`, {
          hint: "`parapet approvals list` shows what is open.",
        });
      if (found.principal === actor)
        throw new ParapetError("PARAPET_APPROVAL_OWN", "nobody approves a call that they asked for themselves", {
          hint: "Have somebody else decide, at the console or the terminal.",
        });
      const at = clock.now();
      if (!(await store.approvals.decide(id, { state: answer, by: actor, at }))) {
        const now = (await store.approvals.get(id)) ?? found;
        const how = now.state === "pending" ? "has expired" : `is ${now.state} already`;
        throw new ParapetError("PARAPET_APPROVAL_OVER", `the question '${id}' ${how}`, {
          hint: "The next request that asks for the call opens a new one.",
          exit: EXIT.usage,
        });
      }
      say(answer === "approved" ? "approval-granted" : "approval-denied", actor, found, { reason });
      await desk.refresh();
      return { ...found, state: answer, decidedBy: actor, decidedAt: at };
    },
    argumentsOf: ({ id, sealedArguments }) =>
      sealedArguments.length === 0 ? undefined : sealer.open(sealedArguments, { exchangeId: id, part: "arguments" }),
    refresh: async () => {
      const [pending, approved] = await Promise.all([
        store.approvals.list({ state: "pending", limit: 1_000 }),
        store.approvals.list({ state: "approved", limit: 1_000 }),
      ]);
      open = new Map(pending.map(({ digest, id, principal, expiresAt }) => [digest, { id, principal, expiresAt }]));
      const now = clock.now();
      words = new Set(approved.filter((one) => one.expiresAt > now).map((one) => wordKey(one.principal, one.model)));
    },
  };
  return desk;
}

function wordKey(principal: string, model: string): string {
  return JSON.stringify([principal, model]);
}

function derive(pepper: Buffer, use: string): Buffer {
  return Buffer.from(hkdfSync("sha256", pepper, "", `parapet approvals v1 ${use}`, 32));
}

/** Names are the model's words. */
function shownName(tool: string): string {
  return /^[A-Za-z0-9_.:/-]{1,64}$/.test(tool) ? tool : "(not a name)";
}
