import type { Severity } from "../../../kernel/index.ts";

/** What a vendor is to an application, for tables and filters. */
export type KeyCategory =
  | "models"
  | "ai-tools"
  | "clouds"
  | "code"
  | "payment"
  | "messaging"
  | "monitoring"
  | "data"
  | "identity"
  | "services";

/** One kind of key. Data: the guard, the scanner and the reference page read the same rows. */
export interface KeyRule {
  /** kebab-case: names the hit's rule and its label. */
  readonly id: string;
  /** Who issues it. */
  readonly vendor: string;
  /** What the vendor calls it; with the vendor it is the title. */
  readonly what: string;
  /** How it is written: see form.ts. */
  readonly forms: readonly string[];
  /** `high` where the row says nothing. */
  readonly severity?: Severity;
  /** 0.95 where the row says nothing, 0.85 with `near`. */
  readonly confidence?: number;
  /**
   * Names, one of which stands at most 80 characters before, for a form that others share: lower case, without
   * spaces. `togetherapi` is met by `TOGETHER_API_KEY`, `togetherApiKey` and `Together API key`.
   */
  readonly near?: readonly string[];
  /** Judges what the form cannot; undefined keeps the confidence, 0 means no key. */
  readonly check?: (key: string) => number | undefined;
  /** For long bodies: false as soon as no longer text can make a key of this beginning, so that a stream need not hold it. */
  readonly canGrow?: (beginning: string) => boolean;
}
