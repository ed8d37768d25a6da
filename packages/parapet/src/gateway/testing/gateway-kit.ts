import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createGuard, type Guard, type GuardPolicy } from "@parapet/guard";
import type { Clock, Log } from "@parapet/guard/kernel";
import { chooseTargets, type Policy, type PolicyInput, policySchema } from "../../policy/index.ts";
import { type ExchangeRecord, loadOrCreateDataKeys, openStore, type Store } from "../../store/index.ts";
import { createKeyService, type KeyService } from "../access/index.ts";
import { type ApprovalDesk, createApprovalDesk } from "../approvals/index.ts";
import { createGateway, type Gateway, type GatewayOptions } from "../gateway.ts";
import type { GatewayConfig } from "../snapshot.ts";

interface LogLine {
  readonly level: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

export interface RunningGateway {
  readonly url: string;
  readonly gateway: Gateway;
  readonly store: Store;
  readonly keyService: KeyService;
  readonly approvals: ApprovalDesk;
  readonly folder: string;
  /** Secret of a key with the role `app`. */
  readonly key: string;
  readonly log: readonly LogLine[];
  config(policy: PolicyInput): GatewayConfig;
  post(path: string, body: unknown, options?: PostOptions): Promise<Response>;
  chat(content: string, options?: PostOptions & { readonly fields?: object }): Promise<Response>;
  /** Newest first, after all that was appended is committed. */
  records(): Promise<readonly ExchangeRecord[]>;
  close(): Promise<void>;
}

interface PostOptions {
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

export interface KitOptions extends Partial<Pick<GatewayOptions, "random" | "onExchange">> {
  readonly policy: PolicyInput;
  readonly guards?: Readonly<Record<string, Partial<GuardPolicy>>>;
  readonly clock?: Clock;
  readonly folder?: string;
  readonly providers?: GatewayConfig["providers"];
  readonly wrapStore?: (store: Store) => Store;
  readonly sealer?: GatewayConfig["sealer"];
  readonly ask?: GatewayConfig["ask"];
}

const NEVER = { minimumRequests: 1_000_000 };

/** A policy with one model `bot` at `url`, fast retries, and whatever the test wants else. */
export function policyFor(url: string, more: Partial<PolicyInput> & { readonly bot?: object } = {}): PolicyInput {
  const { bot, ...rest } = more;
  return {
    parapet: 1,
    providers: { up: { kind: "openai-compatible", baseUrl: url } },
    models: { bot: { primary: { provider: "up" }, retries: { max: 0 }, breaker: NEVER, ...bot } },
    roles: { app: { allow: ["model:*"] } },
    ...rest,
  };
}

/** A gateway on a real store and a real socket. */
export async function runGateway(options: KitOptions): Promise<RunningGateway> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), "parapet-gateway-"));
  const clock = options.clock === undefined ? {} : { clock: options.clock };
  const opened = await openStore({ dataDirectory: folder, ...clock });
  const store = options.wrapStore?.(opened) ?? opened;
  const { pepper } = loadOrCreateDataKeys(folder);
  const keyService = await createKeyService({ store, pepper, ...clock });
  const log: LogLine[] = [];
  const approvals = createApprovalDesk({ store, pepper, log: recordingLog(log), ...clock });
  const config = (input: PolicyInput): GatewayConfig => {
    const { policy } = chooseTargets(policySchema.parse(input), new Map());
    return {
      policy,
      guards: guardsOf(policy, options.guards ?? {}),
      providers: options.providers ?? new Map(),
      ...(options.sealer === undefined ? {} : { sealer: options.sealer }),
      ...(options.ask === undefined ? {} : { ask: options.ask }),
    };
  };
  const gateway = await createGateway({
    config: config(options.policy),
    store,
    keyService,
    approvals,
    dataDirectory: folder,
    log: recordingLog(log),
    random: options.random ?? (() => 0.01),
    ...(options.onExchange === undefined ? {} : { onExchange: options.onExchange }),
    ...clock,
  });
  const { secret: key } = await keyService.issue({ name: "test", role: "app" });
  const server = createServer((request, response) => gateway.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const post = (path: string, body: unknown, { key: other, headers, signal }: PostOptions = {}) =>
    fetch(url + path, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(other === "" ? {} : { authorization: `Bearer ${other ?? key}` }),
        ...headers,
      },
      body: typeof body === "string" || body instanceof Uint8Array ? (body as string) : JSON.stringify(body),
      ...(signal === undefined ? {} : { signal }),
    });
  return {
    url,
    gateway,
    store,
    keyService,
    approvals,
    folder,
    key,
    log,
    config,
    post,
    chat: (content, more = {}) =>
      post("/v1/chat/completions", { model: "bot", messages: [{ role: "user", content }], ...more.fields }, more),
    records: async () => {
      await opened.events.flush();
      return opened.exchanges.list({ limit: 500 });
    },
    close: async () => {
      await gateway.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await opened.close();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A guard for each model, by the profile it names; a profile nobody describes runs nothing. */
function guardsOf(policy: Policy, described: Readonly<Record<string, Partial<GuardPolicy>>>): Map<string, Guard> {
  return new Map(
    Object.entries(policy.models).map(([name, model]) => [
      name,
      createGuard({
        name: model.guards,
        onError: "closed",
        detectors: [],
        stream: { maxHoldCharacters: 16_384 },
        ...described[model.guards],
      }),
    ]),
  );
}

function recordingLog(lines: LogLine[]): Log {
  const at = (level: string) => (fields: object, message: string) =>
    void lines.push({ level, fields: fields as LogLine["fields"], message });
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

export async function errorOf(
  response: Response,
): Promise<{ readonly status: number; readonly code: string; readonly message: string }> {
  const body = (await response.json()) as { error: { code?: string; message: string } };
  return {
    status: response.status,
    code: response.headers.get("x-parapet-code") ?? body.error.code ?? "",
    message: body.error.message,
  };
}

/** Waits until something is true, or fails. */
export async function until(isTrue: () => boolean | Promise<boolean>, timeoutMs = 3_000): Promise<void> {
  const end = performance.now() + timeoutMs;
  while (!(await isTrue())) {
    if (performance.now() > end) throw new Error(`not within ${timeoutMs} ms: ${isTrue}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
