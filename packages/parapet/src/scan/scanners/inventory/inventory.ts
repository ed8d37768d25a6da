import { aiServices } from "../../ai-services/ai-services.ts";
import type { Rule } from "../../rule.ts";
import { NOTHING, type PlacedFact, type PlacedFinding, type Scanner, type ScanSettings } from "../../scanner.ts";
import type { Seen, TextFile } from "./item.ts";
import { readers } from "./readers/index.ts";

/** A file that says more is no file of a person's. */
const MOST_FACTS = 5_000;
/** A file that names more of a kind is a list of what there is, such as a table of prices: nobody uses all of it. */
const MOST_NAMES = 15;

interface InventoryOptions {
  /** Names of the catalogue; undefined where nobody keeps a register. */
  readonly sanctioned?: readonly string[];
}

const notSanctioned: Rule = {
  id: "ai-service-not-sanctioned",
  title: "AI service that is not sanctioned",
  summary: "The repository uses an AI service that is not on the register: nobody has judged what it may be sent.",
  severity: "medium",
  confidence: 0.9,
  cwe: [1357],
  threats: ["shadow-ai-leak"],
  remediation: "Have the service judged and put on the register, or take it out and use one that is.",
  examples: {
    options: { sanctioned: ["Anthropic"] },
    hits: [
      { "src/app.ts": 'import OpenAI from "openai";\n' },
      { "app.py": "from mistralai import Mistral\n" },
      { "deploy/.env.example": "GROQ_API_KEY=\n" },
    ],
    misses: [
      { "src/app.ts": 'import Anthropic from "@anthropic-ai/sdk";\n' },
      { "src/app.ts": '// we once had: import OpenAI from "openai"\nimport { z } from "zod";\n' },
      { "app.py": "import torch\n" },
    ],
  },
};

/**
 * What AI a repository uses, as facts for the bill of materials. It looks only where somebody asks: an inventory is
 * wanted, or there is a register to compare with.
 */
export const inventory: Scanner = {
  id: "inventory",
  title: "AI inventory",
  summary: "Which AI services, models, data sets, prompts, tools and MCP servers the repository uses.",
  rules: [notSanctioned],
  version: 1,
  wants: ({ path }) => readers.some((reader) => reader.wants(path)),
  inspect(file, settings) {
    if (settings.options.inventory === undefined) return NOTHING;
    const facts: SeenFact[] = [];
    const known = new Set<string>();
    const see = (data: Seen, line: number): void => {
      const key = JSON.stringify([line, data]);
      if (known.has(key) || facts.length >= MOST_FACTS) return;
      known.add(key);
      facts.push({ kind: "ai", line, data });
    };
    for (const reader of readers) {
      if (!reader.wants(file.path)) continue;
      if ("readBytes" in reader) reader.readBytes(file, see);
      else if (file.text !== undefined) reader.read(file as TextFile, see); // its text was just looked at
    }
    const used = withoutLists(facts);
    return used.length === 0 ? NOTHING : { findings: [], facts: used };
  },
  conclude: async (facts, settings) => findingsOf(facts, settings),
};

interface SeenFact {
  readonly kind: "ai";
  readonly line: number;
  readonly data: Seen;
}

function withoutLists(facts: readonly SeenFact[]): readonly SeenFact[] {
  const named = { service: new Set<string>(), model: new Set<string>() };
  const namesOf = ({ kind, more }: Seen): Set<string> | undefined => {
    if (kind === "model") return named.model;
    return kind === "service" && more?.by !== "import" && more?.by !== "manifest" ? named.service : undefined;
  };
  for (const { data } of facts) namesOf(data)?.add(data.name);
  return facts.filter(({ data }) => (namesOf(data)?.size ?? 0) <= MOST_NAMES);
}

/** One finding a service: where it is first seen. */
function findingsOf(facts: readonly PlacedFact[], { options }: ScanSettings): readonly PlacedFinding[] {
  const { sanctioned } = (options.inventory ?? {}) as InventoryOptions; // the command or the policy has checked it
  if (sanctioned === undefined) return [];
  const register = new Set(sanctioned.map((name) => aiServices().ofName(name)?.name ?? name));
  const places = new Map<string, PlacedFact[]>();
  for (const fact of facts) {
    if (fact.kind !== "ai") continue;
    const { kind, name } = fact.data as Seen; // this scanner said it
    if (kind !== "service" || register.has(name)) continue;
    places.set(name, [...(places.get(name) ?? []), fact]);
  }
  return [...places].map(([name, seen]) => {
    const [first] = seen as [PlacedFact];
    const by = (first.data as Seen).more?.by ?? "";
    const files = new Set(seen.map(({ path }) => path)).size;
    return {
      rule: notSanctioned.id,
      path: first.path,
      line: first.line,
      column: 1,
      title: `${name} is not sanctioned`,
      evidence: `${name}: ${by}, in ${files} ${files === 1 ? "file" : "files"}`,
      identity: name,
    };
  });
}
