import { sha256 } from "../../text/index.ts";
import { canonicalJson } from "../json-schema/canonical-json.ts";
import type { Objection } from "./compile-rules.ts";
import type { ToolBudgets } from "./tool-policy.ts";

/** Counts the calls of one conversation: those that were made before, and those of the reply at hand. */
export class CallCount {
  readonly #budgets: ToolBudgets;
  readonly #identical = new Map<string, number>();
  #before = 0;
  #inReply = 0;

  constructor(budgets: ToolBudgets) {
    this.#budgets = budgets;
  }

  /** A call of an earlier turn. */
  remember(tool: string, given: unknown): void {
    this.#before += 1;
    this.#countSame(tool, given);
  }

  /** Counts a call of this reply, allowed or not: a model that asks in vain is in a loop as well. */
  add(tool: string, given: unknown): Objection | undefined {
    const { perReply, perConversation, identical } = this.#budgets;
    this.#inReply += 1;
    const same = this.#countSame(tool, given);
    if (perReply !== undefined && this.#inReply > perReply)
      return { rule: "too-many-calls", pointer: "", reason: "is one more call than a reply may make" };
    if (perConversation !== undefined && this.#before + this.#inReply > perConversation)
      return { rule: "too-many-calls", pointer: "", reason: "is one more call than a conversation may make" };
    if (identical !== undefined && same > identical)
      return {
        rule: "repeated-call",
        pointer: "",
        reason: "was called with these arguments before, as often as allowed",
      };
    return undefined;
  }

  #countSame(tool: string, given: unknown): number {
    if (this.#budgets.identical === undefined) return 0;
    const key = sha256(`${tool}\n${canonicalJson(given)}`);
    const count = (this.#identical.get(key) ?? 0) + 1;
    this.#identical.set(key, count);
    return count;
  }
}
