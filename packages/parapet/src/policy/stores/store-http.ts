import { readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { messageOf } from "@parapet/guard/kernel";
import type { Pool } from "undici";
import { isLoopbackUrl } from "../loopback.ts";
import { StoreFailure } from "./store-failure.ts";

/**
 * What every store's client needs of HTTP: an answer within a bounded time and size, or a failure that says why. No
 * redirect is followed, as the credential would go along; nothing that was sent or received is quoted.
 */
export interface StoreHttp {
  /** @throws {StoreFailure} after all tries; a status from 400 to 499 other than 408 and 429 is an answer, not a failure */
  call(request: StoreRequest): Promise<StoreReply>;
  close(): Promise<void>;
}

interface StoreRequest {
  readonly method?: "GET" | "POST";
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Asks the machine's own host who it is: such addresses speak plain http and are not routed anywhere. */
  readonly isMetadata?: boolean;
}

export interface StoreReply {
  readonly status: number;
  /** Undefined where the answer was no JSON; only then, and only where the status is no success. */
  readonly json: unknown;
}

export interface StoreHttpOptions {
  /** What people call the other side, e.g. `Vault`. */
  readonly title: string;
  /** For one try. */
  readonly timeoutMs: number;
  /** PEM; in the place of the certificates that Node trusts. */
  readonly ca?: string | undefined;
  /** Plain http beyond this machine, for who has asked for it. */
  readonly allowHttp: boolean;
}

const TRIES = 3;
const BASE_DELAY_MS = 200;
const MAX_DELAY_MS = 5_000;
const MAX_BYTES = 1_048_576;
const PASSING = new Set([408, 429, 500, 502, 503, 504]);

export function createStoreHttp(options: StoreHttpOptions): StoreHttp {
  const { title, timeoutMs } = options;
  const pools = new Map<string, Pool>();
  let isClosed = false;

  const poolOf = async (origin: string): Promise<Pool> => {
    // Loaded where a store is asked: not for those whose secrets lie in files and variables.
    const { Pool } = await import("undici");
    const known = pools.get(origin);
    if (known !== undefined) return known;
    const pool = new Pool(origin, {
      connections: 4,
      maxResponseSize: MAX_BYTES,
      connect: { timeout: timeoutMs, ...(options.ca === undefined ? {} : { ca: options.ca }) },
    });
    pools.set(origin, pool);
    return pool;
  };

  const once = async ({ method = "GET", url, headers = {}, body }: StoreRequest): Promise<Attempt> => {
    const { origin, pathname, search } = new URL(url);
    try {
      const answer = await (await poolOf(origin)).request({
        method,
        path: pathname + search,
        headers: { accept: "application/json", ...headers },
        signal: AbortSignal.timeout(timeoutMs),
        ...(body === undefined ? {} : { body }),
      });
      return { status: answer.statusCode, text: await answer.body.text(), retryAfter: answer.headers["retry-after"] };
    } catch (thrown) {
      if ((thrown as { readonly code?: string }).code === "UND_ERR_INVALID_ARG")
        throw new StoreFailure(
          "settings",
          `what is to be sent to ${title} holds a character that fits into no header`,
          "Look for line breaks and foreign letters in tokens, names and namespaces.",
        );
      return { trouble: troubleOf(thrown, timeoutMs) };
    }
  };

  return {
    async call(request) {
      if (request.isMetadata !== true || !isMetadataHost(request.url)) requireSafe(request.url, options);
      for (let attempt = 1; ; attempt++) {
        const got = await once(request);
        if ("status" in got && !PASSING.has(got.status)) return replyOf(got, title);
        const waitMs = delayMs(attempt, got);
        if (attempt < TRIES && waitMs <= MAX_DELAY_MS && !isClosed) {
          await pause(waitMs);
          if (!isClosed) continue;
        }
        const what = "status" in got ? `answered ${got.status}` : got.trouble;
        throw new StoreFailure(
          "unreachable",
          `${title} ${what}, ${attempt === 1 ? "and asks to wait longer than a start can" : `${attempt} times`}`,
          `Check that this machine reaches ${new URL(request.url).origin} and that ${title} is up.`,
          "status" in got ? got.status : 0,
        );
      }
    },
    async close() {
      isClosed = true;
      await Promise.all([...pools.values()].map((pool) => pool.destroy()));
      pools.clear();
    },
  };
}

type Attempt =
  | { readonly status: number; readonly text: string; readonly retryAfter: string | string[] | undefined }
  | { readonly trouble: string };

function isMetadataHost(url: string): boolean {
  const host = URL.parse(url)?.hostname ?? "";
  return host === "metadata.google.internal" || /^169\.254\.\d+\.\d+$/.test(host);
}

/** @throws {StoreFailure} where a credential would cross a network in the open */
export function requireSafe(url: string, { title, allowHttp }: Pick<StoreHttpOptions, "title" | "allowHttp">): void {
  const parsed = URL.parse(url);
  if (parsed?.protocol === "https:") return;
  if (parsed?.protocol === "http:" && (allowHttp || isLoopbackUrl(url))) return;
  throw new StoreFailure(
    "settings",
    `the address of ${title} is no https URL`,
    "Plain http is for this machine alone, unless allowHttp: true stands in the policy's settings of this store.",
  );
}

function replyOf({ status, text }: Extract<Attempt, { status: number }>, title: string): StoreReply {
  if (status >= 300 && status < 400)
    throw new StoreFailure(
      "strange",
      `${title} answered with a redirect (${status}), which is not followed`,
      "Give the address that it points at, if that is the right one.",
      status,
    );
  try {
    return { status, json: JSON.parse(text) };
  } catch {
    // Without the cause: its message quotes the answer.
    if (status >= 400) return { status, json: undefined };
    throw strangeAnswer(title, status);
  }
}

/** An answer that does not have the shape that this protocol knows. */
export function strangeAnswer(title: string, status = 200): StoreFailure {
  return new StoreFailure(
    "strange",
    `what answers there does not speak as ${title} does`,
    "Check the address: a proxy's or a sign-in page may stand before it.",
    status,
  );
}

function troubleOf(thrown: unknown, timeoutMs: number): string {
  const { name, code } = thrown as { readonly name?: string; readonly code?: string };
  if (name === "TimeoutError" || code === "UND_ERR_CONNECT_TIMEOUT") return `gave no answer within ${timeoutMs} ms`;
  if (code === "UND_ERR_RES_EXCEEDED_MAX_SIZE") return "sent more than a secret can be";
  return `could not be reached (${typeof code === "string" ? code : messageOf(thrown)})`;
}

/** Doubling, with a quarter of chance, so that replicas do not come back in step; longer where the store asks for it. */
function delayMs(attempt: number, got: Attempt): number {
  const asked = "status" in got ? Number(got.retryAfter) * 1_000 : 0;
  const own = BASE_DELAY_MS * 2 ** (attempt - 1) * (1 + Math.random() / 4);
  return Number.isFinite(asked) ? Math.max(asked, own) : own;
}

/** A file of certificates in PEM. @throws {StoreFailure} */
export async function readCaFile(file: string, baseDirectory: string): Promise<string> {
  try {
    return await readFile(path.resolve(baseDirectory, file), "utf8");
  } catch (cause) {
    throw new StoreFailure("settings", `the CA file ${file} cannot be read: ${messageOf(cause)}`, "It holds PEM.");
  }
}
