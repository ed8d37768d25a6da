import type { JsonSchema } from "./compile-schema.ts";

/*
 * What a policy says about tools. Everything is optional; what is written is enforced. Optional fields admit
 * `undefined`, so that a parsed policy file is a `ToolPolicy` as it stands.
 */

/** Which tools some roles may use. Names are globs: `*` stands for any characters. */
interface ToolGrant {
  /** Without it: everybody. */
  readonly roles?: readonly string[] | undefined;
  readonly tools: readonly string[];
}

interface PathConstraint {
  /** Absolute folders; a path must lie in one of them once `.` and `..` are resolved. */
  readonly roots: readonly string[];
  /** Where relative paths begin; without it they are refused. */
  readonly relativeTo?: string | undefined;
}

interface HostConstraint {
  /** `example.com` is that host, `*.example.com` every host below it, `*` any public host. */
  readonly allow: readonly string[];
  /** Without it: https and http. */
  readonly schemes?: readonly string[] | undefined;
  /** Ports that may be written out; without it only a scheme's own. */
  readonly ports?: readonly number[] | undefined;
  /** Addresses of this machine and of private networks are refused unless this is true and they are on the list. */
  readonly private?: boolean | undefined;
}

interface AmountConstraint {
  readonly max: number;
  /** 0 when left out: a negative amount turns a payment round. */
  readonly min?: number | undefined;
}

interface RecipientConstraint {
  /** `example.com`, or `*.example.com` for what is below. */
  readonly domains?: readonly string[] | undefined;
  readonly addresses?: readonly string[] | undefined;
}

interface TenantConstraint {
  /** Name of a value of the exchange that the argument must equal, e.g. `tenant`, `user`. */
  readonly equals: string;
}

/** All that stand here must hold. */
export interface ArgumentConstraint {
  readonly paths?: PathConstraint | undefined;
  readonly hosts?: HostConstraint | undefined;
  readonly amounts?: AmountConstraint | undefined;
  readonly recipients?: RecipientConstraint | undefined;
  readonly tenants?: TenantConstraint | undefined;
}

export interface ToolRule {
  /** JSON Schema 2020-12; `format` is an annotation. */
  readonly schema?: JsonSchema | undefined;
  /** By place: `to`, `mail.to[]`, `headers.*`, `**` for every value. See argument-place.ts. */
  readonly arguments?: Readonly<Record<string, ArgumentConstraint>> | undefined;
  /** Words of documents and tool results may not reach its arguments without approval. */
  readonly sensitive?: boolean | undefined;
  /** A person must approve every call. */
  readonly approval?: boolean | undefined;
}

/** After a call of `after`, no call of `deny`, until one of `until` or, where it says `approval`, a person agrees. */
export interface AfterRule {
  readonly name: string;
  readonly after: readonly string[];
  readonly deny: readonly string[];
  /** Without it: never again in this conversation. */
  readonly until?: readonly string[] | undefined;
}

/** At most so many calls of these tools in a conversation. */
export interface AtMostRule {
  readonly name: string;
  readonly atMost: number;
  readonly of: readonly string[];
}

export type SequenceRule = AfterRule | AtMostRule;

export interface ToolBudgets {
  readonly perReply?: number | undefined;
  readonly perConversation?: number | undefined;
  /** So often may one tool be called with the same arguments in a conversation. */
  readonly identical?: number | undefined;
}

export interface ToolPolicy {
  readonly name: string;
  /** What a broken check does to a call: `closed` blocks. Either way it is `failed`, never clean. */
  readonly onError: "closed" | "open";
  /** What becomes of a call or a definition that breaks a rule; `strip` takes it out and lets the rest pass. */
  readonly onViolation: "block" | "strip" | "flag";
  /** When it is there, what no grant names is refused. */
  readonly allow?: readonly ToolGrant[] | undefined;
  /** Wins over `allow`. */
  readonly deny?: readonly string[] | undefined;
  /** By glob; every rule whose name fits counts. */
  readonly rules?: Readonly<Record<string, ToolRule>> | undefined;
  readonly taint?: { readonly minCharacters: number } | undefined;
  readonly sequences?: readonly SequenceRule[] | undefined;
  readonly budgets?: ToolBudgets | undefined;
  /** Digest of each tool's definition as it was reviewed, `sha256:…`; see definition-digest.ts. */
  readonly pins?: Readonly<Record<string, string>> | undefined;
}
