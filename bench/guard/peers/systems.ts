import { detectors } from "@parapet/guard";
import { createJudge } from "../../../packages/parapet/src/cli/evaluation/judge.ts";
import { withModel } from "../../../packages/parapet/src/cli/evaluation/load-model.ts";
import type { Row } from "../../../packages/parapet/src/cli/evaluation/row.ts";
import { builtInGuardPolicy } from "../../../packages/parapet/src/policy/index.ts";

/** What one system says of one text. It throws where it breaks: that is `failed`, and no answer. */
export interface Answer {
  readonly isCaught: boolean;
  /** 0 to 1, where the system grades; else 1 or 0. */
  readonly score: number;
}

export interface System {
  /** Its package, or undefined for Parapet, which runs from the sources. */
  readonly package: string | undefined;
  /** Does it grade, so that another threshold can be asked for? */
  readonly isGraded: boolean;
  start(): Promise<(row: Row) => Answer | Promise<Answer>>;
}

/** A package without types that we know of: names that it lacks throw when they are called. */
// biome-ignore lint/suspicious/noExplicitAny: the peers are not installed where types are checked
const load = (name: string): Promise<any> => import(name);
const said = (isCaught: boolean, score = isCaught ? 1 : 0): Answer => ({ isCaught, score });

/** The built-in guard's injection detector. */
function ours(options: Readonly<Record<string, unknown>>): System {
  return {
    package: undefined,
    isGraded: true,
    start: async () => {
      const builtIn = builtInGuardPolicy(detectors);
      const injection = builtIn.detectors.filter(({ detector }) => detector === "injection");
      const alone = { ...builtIn, detectors: injection.map((setting) => ({ ...setting, options })) };
      const wanted = options.secondOpinion === true;
      const { policy, ask } = await withModel({ remark: console.error }, alone, { wanted, isBuiltIn: false });
      const judge = createJudge(policy, "input", ["injection"], ask);
      return async (row) => {
        const { isFailed, isCaught, score } = await judge.judge(row.text, row.origin);
        if (isFailed) throw new Error("a detector broke");
        return said(isCaught, score);
      };
    },
  };
}

/** Each as its own README starts it, with what looks for injection and jailbreaks; nothing that calls out. */
export const SYSTEMS: Readonly<Record<string, System>> = {
  Parapet: ours({}),
  "Parapet (second opinion)": ours({ secondOpinion: true }),
  "Parapet (rules)": ours({ model: false }),
  "@andersmyrmel/vard": {
    package: "@andersmyrmel/vard",
    isGraded: false,
    start: async () => {
      const { default: vard } = await load("@andersmyrmel/vard");
      const guard = vard.moderate();
      return ({ text }) => said(!guard.safeParse(text).safe);
    },
  },
  "@claude-flow/aidefence": {
    package: "@claude-flow/aidefence",
    isGraded: true,
    start: async () => {
      const { createAIDefence } = await load("@claude-flow/aidefence");
      const defence = createAIDefence({ enableLearning: false, enablePIIDetection: false });
      return async ({ text }) => {
        const { safe, threats } = await defence.detect(text);
        return said(!safe, Math.max(0, ...threats.map(({ confidence }: { confidence: number }) => confidence)));
      };
    },
  },
  "@presidio-dev/hai-guardrails (pattern)": {
    package: "@presidio-dev/hai-guardrails",
    isGraded: false,
    start: async () => {
      const { injectionGuard } = await load("@presidio-dev/hai-guardrails");
      const guard = injectionGuard({ roles: ["user"] }, { mode: "pattern", threshold: 0.7 });
      return async ({ text }) => {
        const [result] = await guard([{ role: "user", content: text }]);
        return said(!result.passed);
      };
    },
  },
  "llm-guard": {
    package: "llm-guard",
    isGraded: false,
    start: async () => {
      const { LLMGuard } = await load("llm-guard");
      const rest = { pii: false, profanity: false, relevance: false, toxicity: false };
      const guard = new LLMGuard({ promptInjection: true, jailbreak: true, ...rest });
      return async ({ text }) => said(!(await guard.validate(text)).isValid);
    },
  },
  llm_guardrail: {
    package: "llm_guardrail",
    isGraded: true,
    start: async () => {
      const { checkInjection, checkJailbreak } = await load("llm_guardrail");
      return async ({ text }) => {
        const [injection, jailbreak] = [await checkInjection(text), await checkJailbreak(text)];
        const score = Math.max(injection.probabilities.threat, jailbreak.probabilities.threat);
        return said(injection.detected || jailbreak.detected, score);
      };
    },
  },
  llmverify: {
    package: "llmverify",
    isGraded: true,
    start: async () => {
      const { checkPromptInjection, isInputSafe } = await load("llmverify");
      return ({ text }) => {
        const found: readonly { readonly confidence?: { readonly value?: number } }[] = checkPromptInjection(text);
        return said(!isInputSafe(text), Math.max(0, ...found.map(({ confidence }) => confidence?.value ?? 1)));
      };
    },
  },
};
