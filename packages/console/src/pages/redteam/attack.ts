import type { Finding } from "../../api/types.ts";

/** One attack as a finding tells it: what was seen, how it went there, what was said, and what it maps to. */
export interface Attack {
  readonly reason: string;
  /** In the order in which the text was made and led: `[["came by", "user"], …]`. */
  readonly path: readonly (readonly [what: string, value: string])[];
  readonly talk: readonly { readonly who: "attacker" | "target"; readonly text: string }[];
  readonly mapped: readonly (readonly [framework: string, ids: string])[];
}

const STEPS = [
  ["channel", "came by"],
  ["carrier", "dressed as"],
  ["transforms", "written in"],
  ["driver", "led by"],
  ["case", "case"],
] as const;

const FRAMEWORKS = [
  ["owaspLlm2025", "OWASP LLM 2025"],
  ["owaspLlm2026", "OWASP LLM 2026"],
  ["owaspAgentic2026", "OWASP Agentic 2026"],
  ["atlas", "MITRE ATLAS"],
  ["nistAml", "NIST AI 100-2"],
  ["nistAiRmf", "NIST AI RMF"],
  ["euAiAct", "EU AI Act"],
] as const;

/** A finding of an older version has less to tell; what is missing is left out. */
export function attackOf({ evidence, properties = {} }: Pick<Finding, "evidence" | "properties">): Attack {
  const [reason = "", ...lines] = evidence.split("\n");
  const talk: { who: "attacker" | "target"; text: string }[] = [];
  for (const line of lines) {
    const who = line.startsWith("> ") ? "attacker" : line.startsWith("< ") ? "target" : undefined;
    const last = talk.at(-1);
    if (who !== undefined && who !== last?.who) talk.push({ who, text: line.slice(2) });
    else if (last !== undefined) last.text += `\n${line}`;
  }
  return {
    reason,
    path: STEPS.flatMap(([key, what]) => {
      const value = properties[key];
      return value === undefined ? [] : [[what, value === "" ? "plain text" : value] as const];
    }),
    talk,
    mapped: FRAMEWORKS.flatMap(([key, title]) => {
      const ids = properties[key];
      return ids === undefined ? [] : [[title, ids] as const];
    }),
  };
}
