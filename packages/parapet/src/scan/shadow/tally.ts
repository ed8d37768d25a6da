import { createHmac, randomBytes } from "node:crypto";
import { type AiService, type AiServices, aiServices } from "../ai-services/ai-services.ts";
import type { LogEntry } from "./log-format.ts";

/** What a log tells of one service. */
export interface ServiceUse {
  readonly name: string;
  readonly category: string;
  readonly isSanctioned: boolean;
  /** Only names that have other uses too were seen: a hint, no proof. */
  readonly isWeak: boolean;
  readonly risk: "low" | "medium" | "high";
  /** Why it is at risk, in words. */
  readonly reason: string;
  readonly requests: number;
  /** People or machines, at most `MOST_PEOPLE` told apart. */
  readonly people: number;
  /** Those who asked most, most first: pseudonyms, unless names were asked for. */
  readonly mostActive: readonly { readonly who: string; readonly requests: number }[];
  readonly hosts: readonly { readonly host: string; readonly requests: number }[];
  readonly bytesOut: number;
  readonly bytesIn: number;
  /** UTC epoch milliseconds; undefined where no line had a time. */
  readonly firstSeen: number | undefined;
  readonly lastSeen: number | undefined;
}

const MOST_PEOPLE = 50_000;
const MOST_HOSTS = 500;
const SHOWN = 10;
/** What is sent there is the company's own: code, meetings, documents. */
const SENSITIVE = new Set([
  "coding-assistant",
  "app-builder",
  "saas-meeting",
  "saas-writing",
  "chat-assistant",
  "local-agent",
]);
const MUCH_OUT = 10_000_000;
const MANY_PEOPLE = 5;

export interface TallyOptions {
  /** Names of services that may be used, as the catalogue has them. */
  readonly sanctioned: ReadonlySet<string>;
  /** False, as is the default, puts the same pseudonym for the same person, and another in every report. */
  readonly showsPeople?: boolean;
  readonly services?: AiServices;
}

interface Counter {
  readonly service: AiService;
  isWeak: boolean;
  requests: number;
  bytesOut: number;
  bytesIn: number;
  first: number;
  last: number;
  readonly people: Map<string, number>;
  readonly hosts: Map<string, number>;
}

/** Adds up entries by service. Memory is bounded by the services and by the people that are told apart. */
export function createTally({ sanctioned, showsPeople = false, services = aiServices() }: TallyOptions): {
  add(entry: LogEntry): void;
  uses(): readonly ServiceUse[];
} {
  const counters = new Map<string, Counter>();
  const hosts = new Map<string, ReturnType<AiServices["ofHost"]> | null>();
  const key = randomBytes(32);
  const shown = (who: string): string =>
    showsPeople
      ? Buffer.from(who, "latin1").toString()
      : `user-${createHmac("sha256", key).update(who).digest("hex").slice(0, 8)}`;

  const lookUp = (host: string): ReturnType<AiServices["ofHost"]> => {
    const known = hosts.get(host);
    if (known !== undefined) return known ?? undefined;
    const bare = bareHost(host);
    const service = services.ofName(host);
    const found = services.ofHost(bare) ?? (service === undefined ? undefined : { service, isWeak: false });
    if (hosts.size > 100_000) hosts.clear();
    hosts.set(host, found ?? null);
    return found;
  };

  return {
    add({ host, who, at, bytesOut, bytesIn }) {
      const match = lookUp(host);
      if (match === undefined) return;
      const { service, isWeak } = match;
      let counter = counters.get(service.name);
      if (counter === undefined) {
        counter = {
          service,
          isWeak,
          requests: 0,
          bytesOut: 0,
          bytesIn: 0,
          first: 0,
          last: 0,
          people: new Map(),
          hosts: new Map(),
        };
        counters.set(service.name, counter);
      }
      counter.isWeak &&= isWeak;
      counter.requests++;
      counter.bytesOut += bytesOut;
      counter.bytesIn += bytesIn;
      if (at > 0) {
        counter.first = counter.first === 0 ? at : Math.min(counter.first, at);
        counter.last = Math.max(counter.last, at);
      }
      count(counter.people, who, MOST_PEOPLE);
      count(counter.hosts, bareHost(host), MOST_HOSTS);
    },
    uses: () =>
      [...counters.values()]
        .map((counter) => useOf(counter, sanctioned, shown))
        .sort(
          (a, b) =>
            RISKS.indexOf(b.risk) - RISKS.indexOf(a.risk) || b.requests - a.requests || (a.name < b.name ? -1 : 1),
        ),
  };
}

const RISKS = ["low", "medium", "high"];

/** `https://Host:443/x`, `host:443`, `host.` are all the host. */
function bareHost(written: string): string {
  let host = written;
  const scheme = host.indexOf("://");
  if (scheme >= 0) host = host.slice(scheme + 3);
  const end = host.search(/[/?#]/);
  if (end >= 0) host = host.slice(0, end);
  const at = host.lastIndexOf("@");
  if (at >= 0) host = host.slice(at + 1);
  return host.replace(/:\d+$/, "").replace(/\.$/, "").toLowerCase();
}

function count(map: Map<string, number>, name: string, most: number): void {
  if (name === "") return;
  const known = map.get(name);
  if (known !== undefined) map.set(name, known + 1);
  else if (map.size < most) map.set(name, 1);
}

const top = (map: ReadonlyMap<string, number>): (readonly [string, number])[] =>
  [...map].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, SHOWN);

function useOf(counter: Counter, sanctioned: ReadonlySet<string>, shown: (who: string) => string): ServiceUse {
  const { service, isWeak, requests, bytesOut, bytesIn, first, last, people, hosts } = counter;
  const isSanctioned = sanctioned.has(service.name);
  return {
    name: service.name,
    category: service.category,
    isSanctioned,
    isWeak,
    ...riskOf({ isSanctioned, isWeak, category: service.category, people: people.size, bytesOut }),
    requests,
    people: people.size,
    mostActive: top(people).map(([who, asked]) => ({ who: shown(who), requests: asked })),
    hosts: top(hosts).map(([host, asked]) => ({ host, requests: asked })),
    bytesOut,
    bytesIn,
    firstSeen: first === 0 ? undefined : first,
    lastSeen: last === 0 ? undefined : last,
  };
}

function riskOf(use: {
  readonly isSanctioned: boolean;
  readonly isWeak: boolean;
  readonly category: string;
  readonly people: number;
  readonly bytesOut: number;
}): Pick<ServiceUse, "risk" | "reason"> {
  if (use.isSanctioned) return { risk: "low", reason: "on the register" };
  if (use.isWeak) return { risk: "low", reason: "only hosts that have other uses too" };
  if (use.bytesOut >= MUCH_OUT) return { risk: "high", reason: "not on the register, and much is sent there" };
  if (SENSITIVE.has(use.category))
    return { risk: "high", reason: `not on the register, and a ${use.category} sees what people work on` };
  if (use.people >= MANY_PEOPLE) return { risk: "high", reason: `not on the register, and used by ${use.people}` };
  return { risk: "medium", reason: "not on the register" };
}
