import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Log } from "@parapet/guard/kernel";
import { type Engine, type EngineOptions, startEngine } from "../index.ts";

/** A policy around the practice model: two models, three roles, texts kept. */
export const POLICY = `
parapet: 1
app: { name: kit }
server: { port: 0, drainTimeoutMs: 3000, headersTimeoutMs: 400, bodyTimeoutMs: 400 }
providers:
  practice: { kind: practice }
models:
  bot:
    primary: { provider: practice }
    standby: { provider: practice, model: understudy }
    guards: strict
  naked:
    primary: { provider: practice }
    guards: none
guards:
  strict:
    detectors: { injection: { input: block }, secret: redact, pii: redact }
  none: { onUnknown: flag, detectors: {} }
roles:
  app: { allow: ["model:*:invoke"] }
  viewer: { allow: ["console:read"] }
  admin: { allow: ["console:*", "keys:*", "mode:*", "stop:*", "texts:*"] }
limits:
  perKey: [{ window: 1m, requests: 1000 }]
records: { fullText: all, encryptionKey: "env:TEXT_KEY" }
`;

interface LogLine {
  readonly level: string;
  readonly fields: object;
  readonly message: string;
}

export interface RunningEngine {
  readonly engine: Engine;
  readonly policyFile: string;
  readonly log: readonly LogLine[];
  /** Secret of the key that the first start made. */
  readonly key: string;
  editPolicy(text: string): Promise<void>;
  /** A chat through the gateway with the first key. */
  chat(prompt: string, fields?: Readonly<Record<string, unknown>>): Promise<Response>;
  /** A call of the console API below `/api/v1`, as the session of `cookie` where one is given. */
  api(path: string, init?: ApiCall): Promise<ApiAnswer>;
  /** A new session by a one-time link; its cookie. */
  signIn(): Promise<string>;
  close(): Promise<void>;
}

interface ApiCall {
  readonly method?: string;
  readonly body?: unknown;
  readonly cookie?: string;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests read many shapes, and assert what they read
  readonly json: any;
}

/** Starts an engine in a folder of its own. Close it, or the folder stays. */
export async function runEngine(
  options: Partial<EngineOptions> & { readonly policy?: string; readonly folder?: string } = {},
): Promise<RunningEngine> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), "parapet-engine-"));
  const policyFile = join(folder, "parapet.yaml");
  writeFileSync(policyFile, options.policy ?? POLICY);
  const lines: LogLine[] = [];
  const engine = await startEngine({
    policyFile,
    env: { TEXT_KEY: "ab".repeat(32) },
    log: recordingLog(lines),
    ...options,
  });
  const api = (path: string, init: ApiCall = {}): Promise<ApiAnswer> => callApi(engine.url, path, init);
  return {
    engine,
    policyFile,
    log: lines,
    key: engine.createdKey?.secret ?? "",
    async editPolicy(text) {
      writeFileSync(policyFile, text);
      await engine.checkPolicy();
    },
    chat: (prompt, fields = {}) =>
      fetch(`${engine.url}/v1/chat/completions`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${engine.createdKey?.secret ?? ""}` },
        body: JSON.stringify({ model: "bot", messages: [{ role: "user", content: prompt }], ...fields }),
      }),
    api,
    async signIn() {
      const token = new URL(await engine.createSignInLink()).hash.replace("#token=", "");
      const answer = await api("/sign-in", { method: "POST", body: { token } });
      return answer.headers.get("set-cookie")?.split(";")[0] ?? "";
    },
    async close() {
      await engine.close();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function recordingLog(lines: LogLine[]): Log {
  const at = (level: string) => (fields: object, message: string) => void lines.push({ level, fields, message });
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

async function callApi(base: string, path: string, init: ApiCall): Promise<ApiAnswer> {
  const { method = "GET", body, cookie, key } = init;
  const response = await fetch(`${base}/api/v1${path}`, {
    method,
    redirect: "manual",
    headers: {
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(cookie === undefined ? {} : { cookie }),
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(method === "GET" || key !== undefined ? {} : { "x-parapet-csrf": "1" }),
      ...init.headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.startsWith("application/json") ?? false;
  return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : undefined };
}
