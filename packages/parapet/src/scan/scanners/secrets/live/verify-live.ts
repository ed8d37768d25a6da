import type { Finding } from "@parapet/guard/kernel";
import { readScanned } from "../../../engine/read-file.ts";
import { masked } from "../masked.ts";
import { askProvider, hostOf, type Liveness } from "./ask-provider.ts";
import { LIVE_PROVIDERS, type LiveProvider } from "./providers.ts";

const MOST_OF_A_HOST = 50;
/** Between two questions to one host. */
const PAUSE_MS = 200;

export interface VerifyOptions {
  /** What findings are named relative to. */
  readonly root: string;
  /** Told before anything is sent. */
  readonly onSending: (secrets: number, hosts: readonly string[]) => void;
  readonly fetch?: typeof fetch;
  readonly pause?: (milliseconds: number) => Promise<unknown>;
  readonly signal?: AbortSignal;
}

interface Question {
  readonly provider: LiveProvider;
  readonly value: string;
}

/**
 * Asks the providers of found keys whether they still open something: an active one is critical, one that its provider
 * refuses is low, and of what is not known nothing changes. Each key is sent once, to the host of its own provider, and
 * taken anew from its file, since findings do not hold it. What lies in archives, pictures or the history is not asked.
 */
export async function verifyLive(findings: readonly Finding[], options: VerifyOptions): Promise<readonly Finding[]> {
  const asked = new Map<Finding, Question>();
  for (const finding of findings) {
    const question = finding.status === "open" ? questionOf(finding, options.root) : undefined;
    if (question !== undefined) asked.set(finding, question);
  }
  const byHost = Map.groupBy(distinct([...asked.values()]), ({ provider }) => hostOf(provider));
  const chosen = [...byHost.values()].map((questions) => questions.slice(0, MOST_OF_A_HOST));
  if (chosen.length > 0) options.onSending(chosen.flat().length, [...byHost.keys()].sort());
  const answers = new Map<string, Liveness>();
  await Promise.all(chosen.map((questions) => askInTurn(questions, options, answers)));
  return findings.map((finding) => {
    const question = asked.get(finding);
    if (question === undefined) return finding;
    return told(
      finding,
      question.provider,
      answers.get(keyOf(question)) ?? { state: "unknown", why: "it was not asked" },
    );
  });
}

async function askInTurn(
  questions: readonly Question[],
  { fetch: ask = fetch, pause = wait, signal }: VerifyOptions,
  answers: Map<string, Liveness>,
): Promise<void> {
  for (const [at, question] of questions.entries()) {
    if (at > 0) await pause(PAUSE_MS);
    if (signal?.aborted === true) return;
    answers.set(keyOf(question), await askProvider(question.provider, question.value, ask));
  }
}

const wait = (milliseconds: number): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, milliseconds));

const keyOf = ({ provider, value }: Question): string => `${provider.url}\n${value}`;

const distinct = (questions: readonly Question[]): readonly Question[] => [
  ...new Map(questions.map((question) => [keyOf(question), question])).values(),
];

function questionOf(finding: Finding, root: string): Question | undefined {
  const kind = finding.rule.replace(/^secret-/, "");
  const provider = LIVE_PROVIDERS.find(({ kinds }) => kinds.includes(kind));
  if (provider === undefined || finding.location.subject.includes("!/")) return undefined;
  const value = valueAt(finding, root);
  return value === undefined ? undefined : { provider, value };
}

/** What stands in the file at the finding's place, if that is still what was found. */
function valueAt({ location, evidence }: Finding, root: string): string | undefined {
  const { subject, line = 1, column = 1, endLine, endColumn = 1 } = location;
  if (line !== endLine) return undefined;
  try {
    const { text = "" } = readScanned(root, { path: subject, sizeBytes: 0 });
    const value = text.split("\n")[line - 1]?.slice(column - 1, endColumn - 1) ?? "";
    return masked(value) === evidence ? value : undefined;
  } catch {
    return undefined;
  }
}

function told(finding: Finding, provider: LiveProvider, { state, why }: Liveness): Finding {
  const host = hostOf(provider);
  const { evidence } = finding;
  if (state === "active")
    return { ...finding, severity: "critical", evidence: `${evidence}; active: ${host} takes it` };
  if (state === "inactive")
    return { ...finding, severity: "low", evidence: `${evidence}; inactive: ${host} refuses it` };
  return { ...finding, evidence: `${evidence}; not known whether it is active: ${why}` };
}
