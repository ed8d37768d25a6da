import { type Action, gravest, type Severity } from "../../kernel/index.ts";
import type { GuardHit, Inspection } from "../guard.ts";
import { stops } from "../judgement.ts";
import { leavesOf } from "./argument-place.ts";
import { CallCount } from "./budget.ts";
import { type CompiledRule, compileRules, type Objection } from "./compile-rules.ts";
import { definitionDigest, objectionsTo, type ToolDefinition } from "./definition.ts";
import { nameMatcher } from "./name-matcher.ts";
import { refusePolicy } from "./refuse-policy.ts";
import { compileSequences, type SequenceState } from "./sequence.ts";
import { TaintIndex } from "./taint/taint-index.ts";
import type { Approve, ToolCall, ToolContext, ToolGuard, ToolSession, ToolVerdict } from "./tool-guard.ts";
import type { ToolPolicy } from "./tool-policy.ts";

/** Stretches of so many folded characters are a copy, not a coincidence. */
const DEFAULT_TAINT_CHARACTERS = 48;
const ACTIONS: Readonly<Record<ToolPolicy["onViolation"], Action>> = { block: "block", strip: "redact", flag: "flag" };
/** A few say as much as all, and a call may have ten thousand recipients: each hit is written to the record. */
const MOST_HITS = 32;
/** The name under which hits of tools are recorded. */
export const TOOLS_DETECTOR = "tools";

/** What the sessions of one guard share. */
interface CompiledPolicy {
  readonly policy: ToolPolicy;
  readonly isAllowed: (tool: string, roles: readonly string[]) => Objection | undefined;
  readonly rules: readonly CompiledRule[];
  readonly openSequences: () => readonly SequenceState[];
}

/**
 * Compiles what a policy says about tools.
 *
 * @throws {ParapetError} PARAPET_TOOLS_POLICY for what could not hold as written; `place.path` says where
 */
export function createToolGuard(policy: ToolPolicy): ToolGuard {
  const minCharacters = policy.taint?.minCharacters ?? DEFAULT_TAINT_CHARACTERS;
  if (!(minCharacters >= 8)) refusePolicy("taint.minCharacters", "is too short", "From 8 on; 48 is a good start.");
  for (const [tool, pin] of Object.entries(policy.pins ?? {}))
    if (!/^sha256:[0-9a-f]{64}$/.test(pin))
      refusePolicy(`pins.${tool}`, "is no digest", "Write sha256: and 64 digits.");
  const compiled: CompiledPolicy = {
    policy,
    isAllowed: compileGrants(policy),
    rules: compileRules(policy.rules ?? {}),
    openSequences: compileSequences(policy.sequences ?? []),
  };
  return {
    policy,
    inspectDefinitions: (definitions, roles) => definitions.map((one) => judgeDefinition(compiled, one, roles)),
    open: (context) => new Session(compiled, context, minCharacters),
  };
}

function compileGrants({ allow, deny = [] }: ToolPolicy): CompiledPolicy["isAllowed"] {
  const isDenied = nameMatcher(deny);
  const grants = allow?.map(({ roles, tools }) => ({ roles, names: nameMatcher(tools) }));
  return (tool, roles) => {
    if (isDenied(tool)) return { rule: "tool-denied", pointer: "", reason: "is denied" };
    if (grants === undefined) return undefined;
    const isGranted = grants.some(
      (grant) => (grant.roles?.some((role) => roles.includes(role)) ?? true) && grant.names(tool),
    );
    return isGranted
      ? undefined
      : { rule: "tool-not-allowed", pointer: "", reason: "is not on the list for this caller" };
  };
}

const SEVERITY: Readonly<Record<string, Severity>> = {
  "arguments-malformed": "medium",
  "arguments-schema": "medium",
  "too-many-calls": "medium",
  "repeated-call": "medium",
  "approval-required": "medium",
};

/** Names are the model's words: shown only when they are names. */
export function shownTool(name: string): string {
  return /^[A-Za-z0-9_.:/-]{1,64}$/.test(name) ? `'${name}'` : "of a name that is none";
}

interface Subject {
  readonly name: string;
  readonly path: string;
}

function verdictOn(
  { policy }: CompiledPolicy,
  { name, path }: Subject,
  objections: readonly Objection[],
  side: Pick<GuardHit, "origin" | "direction">,
  isFailed: boolean,
): ToolVerdict {
  const action = ACTIONS[policy.onViolation];
  const hits = objections.slice(0, MOST_HITS).map(
    ({ rule, pointer, reason }): GuardHit => ({
      detector: TOOLS_DETECTOR,
      rule,
      action,
      severity: SEVERITY[rule] ?? "high",
      confidence: 1,
      start: 0,
      end: 0,
      replacement: "",
      reason: `the tool ${shownTool(name)} ${reason}`,
      path: path + pointer,
      ...side,
    }),
  );
  const verdict = gravest([...hits.map((hit) => hit.action), ...(isFailed ? (["failed"] as const) : [])]);
  const isBlocked = stops(verdict, policy.onError);
  return {
    verdict,
    isBlocked,
    isStripped: !isBlocked && hits.some((hit) => hit.action === "redact"),
    needsApproval: !isFailed && objections.length > 0 && objections.every(({ isApprovable }) => isApprovable === true),
    hits,
  };
}

/** Runs a check; what it throws is no answer. */
function attempt(check: () => readonly Objection[] | Objection | undefined, into: Objection[]): boolean {
  try {
    const found = check();
    if (found !== undefined) for (const one of "rule" in found ? [found] : found) into.push(one);
    return true;
  } catch {
    return false;
  }
}

function judgeDefinition(compiled: CompiledPolicy, given: ToolDefinition, roles: readonly string[]): ToolVerdict {
  const objections: Objection[] = [];
  const checks = [
    () => compiled.isAllowed(given.name, roles),
    () => {
      const pins = compiled.policy.pins ?? {};
      const pin = Object.hasOwn(pins, given.name) ? pins[given.name] : undefined;
      if (pin === undefined || pin === definitionDigest(given)) return undefined;
      return { rule: "definition-changed", pointer: "", reason: "is described otherwise than its pin says" };
    },
    () =>
      objectionsTo(given).map(({ rule, path, reason }) => ({ rule, pointer: path.slice(given.path.length), reason })),
  ];
  const isWhole = checks.map((check) => attempt(check, objections)).every(Boolean);
  return verdictOn(compiled, given, objections, { origin: "tool-definition", direction: "input" }, !isWhole);
}

/** The same call once a person has agreed to it. */
function agreed({ hits }: ToolVerdict): ToolVerdict {
  return {
    verdict: "allow",
    isBlocked: false,
    isStripped: false,
    needsApproval: false,
    hits: hits.map((hit): GuardHit => ({ ...hit, action: "allow", reason: `${hit.reason}; approved` })),
  };
}

class Session implements ToolSession {
  readonly #compiled: CompiledPolicy;
  readonly #context: ToolContext;
  readonly #minCharacters: number;
  readonly #sequences: readonly SequenceState[];
  readonly #count: CallCount;
  readonly #verdicts: ToolVerdict[] = [];
  #taint: TaintIndex | undefined;

  constructor(compiled: CompiledPolicy, context: ToolContext, minCharacters: number) {
    this.#compiled = compiled;
    this.#context = context;
    this.#minCharacters = minCharacters;
    this.#sequences = compiled.openSequences();
    this.#count = new CallCount(compiled.policy.budgets ?? {});
    for (const call of context.history) {
      for (const sequence of this.#sequences) sequence.advance(call.name, false);
      if (leavesOf(call.arguments) !== undefined) this.#count.remember(call.name, call.arguments);
    }
  }

  judge(call: ToolCall, isApproved?: (call: ToolCall) => boolean): ToolVerdict {
    const found = this.#weigh(call);
    if (!found.needsApproval || isApproved?.(call) !== true) return this.#settle(call, found, false);
    return this.#settle(call, agreed(found), true);
  }

  async ask(call: ToolCall, approve: Approve): Promise<ToolVerdict> {
    const found = this.#weigh(call);
    if (!found.needsApproval) return this.#settle(call, found, false);
    const { hits } = found;
    let answer: boolean | undefined;
    try {
      answer = (await approve(call, hits)) === true;
    } catch {
      // Whatever went wrong, nobody has agreed.
    }
    if (answer === true) return this.#settle(call, agreed(found), true);
    const isFailed = answer === undefined;
    // Without an answer it is not made, whatever the policy does with a broken check.
    return this.#settle(call, isFailed ? { ...found, verdict: "failed", isBlocked: true } : found, false);
  }

  inspection(): Inspection {
    const verdict = gravest(this.#verdicts.map((one) => one.verdict));
    const hits = this.#verdicts.flatMap((one) => one.hits);
    const broken = this.#verdicts.some((one) => one.verdict === "failed");
    const run = { detector: TOOLS_DETECTOR, verdict, hits: hits.length, elapsedUs: 0 };
    return {
      verdict,
      isBlocked: this.#verdicts.some(({ isBlocked }) => isBlocked),
      hits,
      runs: this.#verdicts.length === 0 ? [] : [broken ? { ...run, error: "a check of a tool call failed" } : run],
      texts: [],
    };
  }

  /** A call that is made moves the conversation on. */
  #settle(call: ToolCall, verdict: ToolVerdict, isApproved: boolean): ToolVerdict {
    this.#verdicts.push(verdict);
    if (!verdict.isBlocked && !verdict.isStripped)
      for (const sequence of this.#sequences) sequence.advance(call.name, isApproved);
    return verdict;
  }

  #weigh(call: ToolCall): ToolVerdict {
    const { isAllowed } = this.#compiled;
    const objections: Objection[] = [];
    let isWhole = true;
    const run = (check: Parameters<typeof attempt>[0]): void => {
      if (!attempt(check, objections)) isWhole = false;
    };
    run(() => isAllowed(call.name, this.#context.roles));
    const leaves = call.isMalformed === true ? undefined : leavesOf(call.arguments);
    if (leaves === undefined)
      objections.push({
        rule: "arguments-malformed",
        pointer: "",
        reason: "has arguments that cannot be read in one way",
      });
    else {
      run(() => this.#count.add(call.name, call.arguments));
      const rules = this.#compiled.rules.filter(({ fits }) => fits(call.name));
      for (const rule of rules) this.#weighArguments(call, rule, run);
      if (rules.some(({ isSensitive }) => isSensitive)) run(() => this.#tainted(leaves));
      if (rules.some(({ needsApproval }) => needsApproval))
        run(() => ({
          rule: "approval-required",
          pointer: "",
          reason: "needs a person's approval",
          isApprovable: true,
        }));
    }
    for (const sequence of this.#sequences)
      run(() => {
        const broken = sequence.objection(call.name);
        if (broken === undefined) return undefined;
        const { reason, isApprovable } = broken;
        return { rule: "sequence", pointer: "", reason, isApprovable };
      });
    const side = { origin: "tool-call", direction: "output" } as const;
    return verdictOn(this.#compiled, call, objections, side, !isWhole);
  }

  #weighArguments(call: ToolCall, rule: CompiledRule, run: (check: Parameters<typeof attempt>[0]) => void): void {
    const { schema } = rule;
    if (schema !== undefined)
      run(() => {
        const broken = schema(call.arguments);
        if (broken === undefined) return [];
        const reason = `has an argument that breaks '${broken.keyword}' of its schema`;
        return [{ rule: "arguments-schema", pointer: broken.pointer, reason }];
      });
    for (const constraint of rule.constraints) run(() => constraint(call.arguments, this.#context));
  }

  #tainted(leaves: NonNullable<ReturnType<typeof leavesOf>>): readonly Objection[] {
    this.#taint ??= new TaintIndex(this.#context.passages, this.#minCharacters);
    const found: Objection[] = [];
    for (const { value, pointer } of leaves) {
      if (typeof value !== "string" && typeof value !== "number") continue;
      const taint = this.#taint.find(String(value));
      if (taint === undefined) continue;
      const source = taint.from === "" ? "data that repeats itself" : `data at ${taint.from}`;
      const what = taint.kind === "address-or-number" ? "an address or number" : "words";
      const reason = `has an argument with ${what} from ${source}`;
      found.push({ rule: "argument-tainted", pointer, reason, isApprovable: true });
    }
    return found;
  }
}
