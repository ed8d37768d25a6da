/** What a tool was given, read for what every tool of its kind needs. */
export interface Given {
  /** Where it goes: the first argument whose name says so. "" where there is none. */
  readonly to: string;
  /** As it came, as text. */
  readonly content: string;
  readonly amount: number;
  /** Hosts of every address in it, lower case. */
  readonly hosts: readonly string[];
  readonly fields: Readonly<Record<string, unknown>>;
}

const ADDRESS =
  /^(?:to|recipients?|e?mail|address|url|uri|host|path|file|file_?name|account|iban|target|destination|channel|id|key|record)$/i;
const AMOUNT = /^(?:amount|sum|value|total|price|quantity)$/i;
const HOST = /\b(?:https?|wss?|ftp):\/\/([^\s/"'<>?#\\]{1,253})|@([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8})/giu;

/** Never throws: a model may give a tool anything. */
export function readGiven(given: unknown): Given {
  const content = typeof given === "string" ? given : textOf(given);
  const fields = typeof given === "object" && given !== null ? (given as Readonly<Record<string, unknown>>) : {};
  const entries = Object.entries(fields);
  const to = entries.find(([name]) => ADDRESS.test(name))?.[1];
  const amount = Number(entries.find(([name]) => AMOUNT.test(name))?.[1]);
  const hosts = [...content.matchAll(HOST)].map(([, host, domain]) =>
    (host?.split("@").at(-1) ?? domain ?? "").toLowerCase().replace(/:\d+$/, ""),
  );
  return {
    to: typeof to === "string" ? to : textOf(to),
    content,
    amount: Number.isFinite(amount) ? amount : 0,
    hosts: [...new Set(hosts)],
    fields,
  };
}

function textOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    return "";
  }
}
