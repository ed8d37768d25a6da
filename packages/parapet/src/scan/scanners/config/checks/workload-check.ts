import type { Example, Rule } from "../../../rule.ts";
import type { Sighting } from "../../../structured/sighting.ts";
import type { Workload } from "../workload/workload.ts";

/** The extension object: what may be wrong with one workload. */
export interface WorkloadCheck {
  readonly rule: Rule;
  see(workload: Workload): readonly Sighting[];
}

/** A compose file with one service, for examples. */
export const compose = (service: string, name = "ai"): Example => ({
  "compose.yaml": `services:\n  ${name}:\n${service
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n")}\n`,
});

/** A deployment of one container and, where wanted, a service that opens it. */
export const deployment = (container: string, isOpen = false, pod = ""): Example => ({
  "deploy/app.yaml": [
    "apiVersion: apps/v1",
    "kind: Deployment",
    "metadata: { name: ai }",
    "spec:",
    "  template:",
    "    metadata: { labels: { app: ai } }",
    "    spec:",
    ...pod
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => `      ${line}`),
    "      containers:",
    "        - name: ai",
    ...container.split("\n").map((line) => `          ${line}`),
    ...(isOpen
      ? [
          "---",
          "apiVersion: v1",
          "kind: Service",
          "metadata: { name: ai }",
          "spec:",
          "  type: LoadBalancer",
          "  selector: { app: ai }",
        ]
      : []),
    "",
  ].join("\n"),
});
