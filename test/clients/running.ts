import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Engine, startEngine } from "../../packages/parapet/src/engine/index.ts";
import type { PolicyInput } from "../../packages/parapet/src/policy/index.ts";
import { type PracticeModel, type SeenRequest, startPracticeModel } from "../../packages/parapet/src/practice/index.ts";
import { CLAUDE, type Door, MODEL } from "./scenarios/scenario.ts";

/** The provider's key. It must reach the upstream and nobody else; put together here so that no scanner takes it for real. */
export const PROVIDER_KEY: string = ["sk", "practice", "provider", "0123456789"].join("-");

/** A gateway in front of a practice upstream that both note down what they see. */
export interface Running {
  readonly engine: Engine;
  readonly practice: PracticeModel;
  /** What reached the upstream, oldest first. */
  readonly seen: SeenRequest[];
  readonly directory: string;
  /** The upstream itself. */
  readonly direct: Door;
  /** The gateway, with a key of role `app`. */
  readonly through: Door;
  keyFor(role: string, expiresInMs?: number): Promise<{ readonly id: string; readonly secret: string }>;
  close(): Promise<void>;
}

/** The policy of these tests: two wires, all first detectors, three roles. */
export function testPolicy(upstreamUrl: string): PolicyInput {
  return {
    parapet: 1,
    app: { name: "clients" },
    server: { port: 0, dataDirectory: "data" },
    providers: {
      openai: { kind: "openai-compatible", baseUrl: upstreamUrl, apiKey: "env:TEST_PROVIDER_KEY" },
      anthropic: { kind: "anthropic", baseUrl: upstreamUrl, apiKey: "env:TEST_PROVIDER_KEY" },
    },
    models: {
      [MODEL]: { primary: { provider: "openai" }, guards: "all" },
      [CLAUDE]: { primary: { provider: "anthropic" }, guards: "all" },
    },
    guards: {
      all: {
        detectors: {
          injection: { input: "block" },
          "hidden-unicode": { input: "redact", output: "redact" },
          secret: "redact",
          pii: "redact",
          exfiltration: { output: "redact" },
          "prompt-leak": { output: "block" },
          canary: { output: "block", options: { values: ["HEATHER-LANTERN-4417-OSPREY"] } },
        },
      },
    },
    roles: {
      app: { allow: ["model:*:*"] },
      visitor: { allow: ["model:something-else:invoke"] },
      trickle: { allow: ["model:*:invoke"], limits: [{ window: "1m", requests: 1 }] },
    },
    telemetry: { logLevel: "silent" },
  };
}

/**
 * @param change what a test wants otherwise in the policy
 * @param paceMs of the upstream's streams
 */
export async function startRunning(
  options: { readonly change?: (policy: PolicyInput) => PolicyInput; readonly paceMs?: number } = {},
): Promise<Running> {
  const seen: SeenRequest[] = [];
  const practice = await startPracticeModel({
    paceMs: options.paceMs ?? 0,
    onRequest: (request) => seen.push(request),
  });
  const directory = await mkdtemp(join(tmpdir(), "parapet-clients-"));
  const policy = (options.change ?? ((same) => same))(testPolicy(practice.url));
  // JSON is YAML: the policy is written as the object it is.
  await writeFile(join(directory, "parapet.yaml"), JSON.stringify(policy, undefined, 2));
  const engine = await startEngine({
    policyFile: join(directory, "parapet.yaml"),
    env: { TEST_PROVIDER_KEY: PROVIDER_KEY },
  });
  const keyFor: Running["keyFor"] = async (role, expiresInMs) => {
    const issued = await engine.keyService.issue({
      name: `test ${role}`,
      role,
      ...(expiresInMs === undefined ? {} : { expiresInMs }),
    });
    return { id: issued.key.id, secret: issued.secret };
  };
  const { secret } = await keyFor("app");
  return {
    engine,
    practice,
    seen,
    directory,
    direct: { url: practice.url, key: "none" },
    through: { url: engine.url, key: secret },
    keyFor,
    close: async () => {
      await engine.close();
      await practice.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** The last body that reached the upstream, as text. */
export function lastBody({ seen }: Pick<Running, "seen">): string {
  return seen.at(-1)?.body.toString("utf8") ?? "";
}
