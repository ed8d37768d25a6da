import { createHash } from "node:crypto";

const INSPECT = Symbol.for("nodejs.util.inspect.custom");

/** A secret value that does not print itself: logs, JSON and template strings show `[secret]`. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself. Call it where it is used, not where it is passed on. */
  reveal(): string {
    return this.#value;
  }

  /** Eight hex digits that tell two secrets apart and nothing else about them. */
  fingerprint(): string {
    return createHash("sha256").update("parapet secret fingerprint\0").update(this.#value).digest("hex").slice(0, 8);
  }

  toString(): string {
    return "[secret]";
  }

  toJSON(): string {
    return "[secret]";
  }

  [INSPECT](): string {
    return "[secret]";
  }
}
