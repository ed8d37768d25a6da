import type { GuardHit, ToolCall } from "@parapet/guard";
import type { ToolApproval } from "../../store/index.ts";
import type { ApprovalDesk } from "./approval-desk.ts";

interface Asker {
  readonly exchange: string;
  readonly principal: string;
  readonly user: string;
  readonly model: string;
  readonly expiresInMs: number;
}

/** What one exchange knows of people's words: those it may use, those it has used, those it asks for. */
export class Words {
  readonly #desk: ApprovalDesk;
  readonly #asker: Asker;
  /** By digest; leased for this exchange. */
  readonly #given = new Map<string, ToolApproval>();
  readonly #used: ToolApproval[] = [];
  #isLeased = false;

  constructor(desk: ApprovalDesk, asker: Asker) {
    this.#desk = desk;
    this.#asker = asker;
  }

  /** Takes what was given to this caller for this model; nothing to wait for where nothing was. */
  lease(): Promise<void> | undefined {
    const { exchange, principal, model } = this.#asker;
    if (!this.#desk.hasWord(principal, model)) return undefined;
    this.#isLeased = true;
    return this.#desk.lease({ exchange, principal, model }).then((given) => {
      for (const one of given) this.#given.set(one.digest, one);
    });
  }

  /** Is there a word for this very call? It is good for one. */
  spend(call: ToolCall): boolean {
    if (this.#given.size === 0) return false;
    const digest = this.#digestOf(call);
    const word = this.#given.get(digest);
    if (word === undefined) return false;
    this.#given.delete(digest);
    this.#used.push(word);
    return true;
  }

  /** @returns the question's id, once it can be answered; undefined where nobody can be asked */
  ask(call: ToolCall, hits: readonly GuardHit[]): { readonly id: string; readonly stored: Promise<void> } | undefined {
    const { principal, user, model, expiresInMs } = this.#asker;
    const reasons = [...new Set(hits.map(({ reason, rule }) => `${reason} (rule '${rule}')`))];
    return this.#desk.ask({
      principal,
      user,
      model,
      tool: call.name,
      arguments: call.arguments,
      reasons,
      expiresInMs,
    });
  }

  /** The exchange is over. @param isDelivered false when its client cannot have the calls that words were spent on */
  settle(isDelivered: boolean): Promise<void> | undefined {
    return this.#isLeased ? this.#desk.settle(this.#asker.exchange, isDelivered ? this.#used : []) : undefined;
  }

  #digestOf({ name, arguments: given }: ToolCall): string {
    const { principal, user, model } = this.#asker;
    return this.#desk.digestOf({ principal, user, model, tool: name, arguments: given });
  }
}
