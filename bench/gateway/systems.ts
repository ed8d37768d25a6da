import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface System {
  readonly name: string;
  /** Command line of the server under test; undefined for the upstream itself. */
  readonly command: readonly string[] | undefined;
  readonly port: number;
  readonly headers: Readonly<Record<string, string>>;
}

const HERE = import.meta.dirname;
const CLI = join(HERE, "../../packages/parapet/bin/parapet.js");

/** Everything that a user would turn on: every first detector on both sides, roles, three limits; all requests are recorded. */
const GUARDS_ON = `
guards:
  bench:
    detectors:
      secret: redact
      pii: redact
      hidden-unicode: redact
      exfiltration: { output: block, options: { allowHosts: ["example.com"] } }
      canary: { input: block, output: block, options: { values: ["CANARY-7f3a91c2d4"] } }
      prompt-leak: { output: block }
      injection: { input: block }
limits:
  perKey: [{ window: 1m, requests: 100000000, tokens: 100000000000, usd: 100000000 }]
  perModel: [{ window: 1h, requests: 1000000000 }]
`;

const GUARDS_OFF = `
guards:
  bench: { detectors: {} }
`;

function parapet(name: string, guards: string, directory: string, upstream: string, port: number): System {
  const home = join(directory, name);
  mkdirSync(home, { recursive: true });
  const policy = join(home, "parapet.yaml");
  writeFileSync(
    policy,
    `parapet: 1
server: { port: ${port}, maxConcurrentRequests: 4096 }
providers: { mock: { kind: openai-compatible, baseUrl: "${upstream}" } }
models: { "mock*": { primary: { provider: mock }, guards: bench, retries: { max: 0 }, price: { inputPerMillion: 0.1, outputPerMillion: 0.4 } } }
roles: { app: { allow: ["model:*:invoke"] } }
telemetry: { logLevel: error }
${guards.includes("limits:") ? guards.replace("limits:", "limits:\n  concurrentPerKey: 4096\n  concurrentPerModel: 4096") : `${guards}limits: { concurrentPerKey: 4096, concurrentPerModel: 4096 }\n`}`,
  );
  const made = execFileSync(
    process.execPath,
    [CLI, "keys", "create", "bench", "--role", "app", "--config", policy, "--json"],
    { encoding: "utf8" },
  );
  const { secret } = JSON.parse(made) as { secret: string };
  return {
    name,
    command: [process.execPath, CLI, "up", "--config", policy],
    port,
    headers: { authorization: `Bearer ${secret}` },
  };
}

/** The systems of one run by name, in the order of the table; each is prepared only when it is asked for. Ports count up from `firstPort`. */
export function systemMakers(
  directory: string,
  upstream: string,
  upstreamPort: number,
  firstPort: number,
): Readonly<Record<string, () => System>> {
  const bench = { authorization: "Bearer sk-bench" };
  const node = process.execPath;
  return {
    direct: () => ({ name: "direct", command: undefined, port: upstreamPort, headers: bench }),
    "bare-dispatch": () => ({
      name: "bare-dispatch",
      command: [node, join(HERE, "proxies/bare-dispatch.mjs"), String(firstPort), upstream],
      port: firstPort,
      headers: bench,
    }),
    portkey: () => ({
      name: "portkey",
      command: [
        node,
        join(HERE, "node_modules/@portkey-ai/gateway/build/start-server.js"),
        `--port=${firstPort + 1}`,
        "--headless",
      ],
      port: firstPort + 1,
      headers: { ...bench, "x-portkey-provider": "openai", "x-portkey-custom-host": `${upstream}/v1` },
    }),
    "parapet-guards-off": () => parapet("parapet-guards-off", GUARDS_OFF, directory, upstream, firstPort + 2),
    "parapet-all-on": () => parapet("parapet-all-on", GUARDS_ON, directory, upstream, firstPort + 3),
  };
}
