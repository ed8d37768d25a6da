import { setTimeout as sleep } from "node:timers/promises";
import { messageOf } from "@parapet/guard/kernel";
import type { Ecosystem } from "../format.ts";
import { isObject, type Json, listOr, stringOr } from "../formats/json.ts";
import { purlOf } from "../purl.ts";
import type { AdvisorySource } from "./database.ts";
import { type Advisory, advisoriesOf, canonicalName } from "./record.ts";

/** As many as the API takes in one request. */
const BATCH = 1_000;
const AT_ONCE = 8;
const MOST_PAGES = 100;
const MOST_RECORDS = 20_000;
const MOST_TRIES = 4;
const TIMEOUT_MS = 30_000;
const LONGEST_WAIT_MS = 10_000;
const LONGEST_ANSWER = 64 << 20;
const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);
const ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;

export interface AskedPackage {
  readonly ecosystem: Ecosystem;
  readonly name: string;
  /** Undefined: is any version of it malicious? */
  readonly version?: string;
}

export interface ApiOptions {
  readonly signal?: AbortSignal | undefined;
  /** Before the second try; twice as long before each further one. */
  readonly retryDelayMs?: number;
}

/**
 * What an OSV API knows of these packages, all of it or nothing. Asked in batches which of them are affected, then for all
 * advisories of those that are, so that an upgrade is not advised to another vulnerable version.
 *
 * @throws {Error} naming the host where anything is not answered
 * @see https://google.github.io/osv.dev/post-v1-querybatch/
 */
export async function advisoriesOfApi(
  address: string,
  asked: readonly AskedPackage[],
  options: ApiOptions = {},
): Promise<AdvisorySource> {
  const client = new ApiClient(address, options);
  const versioned = unique(asked.filter(({ version }) => version !== undefined && version !== ""));
  const named = unique(
    asked.filter(({ version }) => version === undefined).map(({ ecosystem, name }) => ({ ecosystem, name })),
  );
  const affected = await client.idsOf(versioned);
  const hit = unique(
    [...affected].flatMap(([{ ecosystem, name }, ids]) => (ids.length === 0 ? [] : [{ ecosystem, name }])),
  );
  const whole = await client.idsOf(hit);
  const malicious = await client.idsOf(named);
  const ids = new Set([
    ...[...affected.values(), ...whole.values()].flat(),
    ...[...malicious.values()].flat().filter((id) => id.startsWith("MAL-")),
  ]);
  if (ids.size > MOST_RECORDS) throw new Error(`${client.host} names ${ids.size} advisories: more than are asked for`);
  // The API has judged these versions, by ranges of commits too; its own words of a package come behind, and win.
  const told = Map.groupBy(
    [...affected].flatMap(([{ ecosystem, name, version }, own]) =>
      own.map((id) => ({ id, entry: { package: { ecosystem, name }, versions: [version] } })),
    ),
    ({ id }) => id,
  );
  const advisories = new Map<string, Advisory[]>();
  for (const record of await client.records([...ids])) {
    const entries = (told.get(String(record.id)) ?? []).map(({ entry }) => entry);
    for (const { ecosystem, name, advisory } of advisoriesOf({
      ...record,
      affected: [...entries, ...listOr(record.affected)],
    })) {
      const key = `${ecosystem}\n${name}`;
      advisories.set(key, [...(advisories.get(key) ?? []), advisory]);
    }
  }
  return { of: (ecosystem, name) => advisories.get(keyOf({ ecosystem, name })) ?? [] };
}

const keyOf = ({ ecosystem, name }: AskedPackage): string => `${ecosystem}\n${canonicalName(ecosystem, name)}`;

const unique = (asked: readonly AskedPackage[]): readonly AskedPackage[] => [
  ...new Map(asked.map((one) => [`${keyOf(one)}\n${one.version ?? ""}`, one])).values(),
];

/** Go's versions have a `v` in lockfiles, and none in advisories. */
const queryOf = ({ ecosystem, name, version = "" }: AskedPackage): Json => ({
  package: { purl: purlOf(ecosystem, name, ecosystem === "Go" ? version.replace(/^v/, "") : version) },
});

class ApiClient {
  readonly host: string;
  readonly #base: string;
  readonly #options: ApiOptions;

  constructor(address: string, options: ApiOptions) {
    const url = URL.parse(address);
    if (url === null) throw new Error("the address of the OSV API is no URL");
    if (url.protocol !== "https:" && !(url.protocol === "http:" && LOOPBACK.has(url.hostname)))
      throw new Error(`${url.host}: the OSV API is asked by https alone`);
    this.host = url.host;
    this.#base = `${url.origin}${url.pathname.replace(/\/$/, "")}`;
    this.#options = options;
  }

  /** Ids of advisories for each, over all pages. */
  async idsOf(asked: readonly AskedPackage[]): Promise<ReadonlyMap<AskedPackage, readonly string[]>> {
    const ids = new Map<AskedPackage, string[]>(asked.map((one) => [one, []]));
    let open = asked.map((one): { one: AskedPackage; page?: string } => ({ one }));
    for (let page = 0; open.length > 0; page++) {
      if (page >= MOST_PAGES) throw new Error(`${this.host} does not come to an end with its pages`);
      const further: typeof open = [];
      for (let at = 0; at < open.length; at += BATCH) {
        const batch = open.slice(at, at + BATCH);
        const queries = batch.map(({ one, page: token }) => ({
          ...queryOf(one),
          ...(token === undefined ? {} : { page_token: token }),
        }));
        const { results } = await this.#ask("v1/querybatch", { queries });
        if (!Array.isArray(results) || results.length !== batch.length)
          throw new Error(`${this.host} has not answered all that it was asked`);
        for (const [index, result] of results.entries()) {
          const { one } = batch[index]!;
          if (!isObject(result)) throw new Error(`${this.host} answers what is no result`);
          for (const entry of listOr(result.vulns)) ids.get(one)!.push(this.#idOf(entry));
          const token = stringOr(result.next_page_token) ?? "";
          if (token !== "") further.push({ one, page: token });
        }
      }
      open = further;
    }
    return ids;
  }

  #idOf(entry: unknown): string {
    const id = isObject(entry) ? entry.id : undefined;
    if (typeof id !== "string" || !ID.test(id)) throw new Error(`${this.host} names an advisory without an id`);
    return id;
  }

  /** The whole records, a few at once. */
  async records(ids: readonly string[]): Promise<readonly Json[]> {
    const records: Json[] = [];
    const left = [...ids];
    const work = async (): Promise<void> => {
      for (let id = left.pop(); id !== undefined; id = left.pop()) {
        const record = await this.#ask(`v1/vulns/${encodeURIComponent(id)}`);
        if (record.id !== id) throw new Error(`${this.host} answers with another advisory than ${id}`);
        records.push(record);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return records.sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1));
  }

  /** Tries again where the host is busy or the line is broken; what it refuses stays refused. */
  async #ask(path: string, body?: Json): Promise<Json> {
    const { signal, retryDelayMs = 500 } = this.#options;
    for (let attempt = 1; ; attempt++) {
      const answer = await this.#once(path, body).catch((thrown: unknown): Problem => {
        if (signal?.aborted === true) throw new Error("interrupted");
        return { problem: messageOf(thrown), waitMs: 0 };
      });
      if ("value" in answer) return answer.value;
      if (attempt >= MOST_TRIES || answer.isFinal === true) throw new Error(`${this.host}: ${answer.problem}`);
      await sleep(Math.min(LONGEST_WAIT_MS, Math.max(answer.waitMs, retryDelayMs * 2 ** (attempt - 1))), undefined, {
        ...(signal === undefined ? {} : { signal }),
      }).catch(() => {
        throw new Error("interrupted");
      });
    }
  }

  async #once(path: string, body: Json | undefined): Promise<{ value: Json } | Problem> {
    const { signal } = this.#options;
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(`${this.#base}/${path}`, {
      redirect: "error",
      signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]),
      ...(body === undefined
        ? {}
        : { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    if (!response.ok) {
      await response.body?.cancel();
      const isBusy = response.status === 429 || response.status >= 500;
      const waitMs = 1_000 * Number(response.headers.get("retry-after") ?? 0) || 0;
      return { problem: `answered ${response.status}`, waitMs, isFinal: !isBusy };
    }
    const value: unknown = JSON.parse(await textOf(response));
    return isObject(value) ? { value } : { problem: "answers what is no JSON object", waitMs: 0, isFinal: true };
  }
}

interface Problem {
  readonly problem: string;
  readonly waitMs: number;
  readonly isFinal?: boolean;
}

async function textOf(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let [text, size] = ["", 0];
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > LONGEST_ANSWER) throw new Error("sends more than any advisory holds");
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
