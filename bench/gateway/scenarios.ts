import { writeFileSync } from "node:fs";
import { join } from "node:path";

export interface Scenario {
  readonly id: string;
  readonly kind: "json" | "stream";
  readonly concurrency: number;
  /** File with the request body. */
  readonly bodyFile: string;
}

const PROSE =
  "Please summarise the following customer ticket and suggest a next step. The customer reports that the nightly export stops after a few minutes. ";

function chatBody(promptBytes: number, extra: object = {}): string {
  return JSON.stringify({
    model: "mock-tick",
    ...extra,
    messages: [
      { role: "system", content: "You are a helpful assistant." },
      { role: "user", content: PROSE.repeat(200).slice(0, promptBytes) },
    ],
  });
}

/** 1 KB and 16 KB prompts, plain and streamed, at 1, 64 and 256 clients. Writes the bodies below `directory`. */
export function writeScenarios(directory: string): readonly Scenario[] {
  const bodies = { "json-1k": chatBody(900), "json-16k": chatBody(16_250), stream: chatBody(880, { stream: true }) };
  const file = (name: string): string => join(directory, `${name}.json`);
  for (const [name, body] of Object.entries(bodies)) writeFileSync(file(name), body);
  const scenarios: Scenario[] = [];
  for (const name of ["json-1k", "json-16k", "stream"] as const)
    for (const concurrency of [1, 64, 256])
      scenarios.push({
        id: `${name}-c${concurrency}`,
        kind: name === "stream" ? "stream" : "json",
        concurrency,
        bodyFile: file(name),
      });
  return scenarios;
}
