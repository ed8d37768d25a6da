import { type LogEntry, type LogFormat, NOBODY } from "../log-format.ts";

/** Columns by the names that exports of proxies, firewalls, single sign-on and browsers give them; the first wins. */
const HOST = [
  "host",
  "hostname",
  "domain",
  "query",
  "dns_query",
  "qname",
  "server_name",
  "sni",
  "url",
  "request_url",
  "cs-host",
  "destination",
  "dest",
  "dst_host",
  "dest_host",
  "application",
  "app",
  "app_name",
  "name",
  "extension",
  "extension_name",
];
const WHO = [
  "user",
  "username",
  "user_name",
  "email",
  "user_email",
  "src_user",
  "cs-username",
  "actor",
  "device",
  "client",
  "client_ip",
  "src",
  "src_ip",
  "source",
  "source_ip",
  "c-ip",
  "id.orig_h",
];
const TIME = [
  "time",
  "timestamp",
  "ts",
  "date",
  "datetime",
  "@timestamp",
  "_time",
  "event_time",
  "last_used",
  "last_login",
];
const OUT = ["bytes_out", "bytes_sent", "sent_bytes", "cs-bytes", "request_body_len", "upload_bytes", "bytes"];
const IN = ["bytes_in", "bytes_received", "received_bytes", "sc-bytes", "response_body_len", "download_bytes"];

const LONGEST_LINE = 65_536;

function timeOf(written: unknown): number {
  if (typeof written !== "string" && typeof written !== "number") return 0;
  const number = Number(written);
  if (Number.isFinite(number) && number > 0) return number > 1e11 ? Math.round(number) : Math.round(number * 1000);
  const parsed = Date.parse(String(written));
  return Number.isNaN(parsed) ? 0 : parsed;
}

const bytesOf = (written: unknown): number => Math.max(0, Number(written ?? 0) || 0);

/** Fields by comma, semicolon or tab; quotes as RFC 4180 has them. */
function cellsOf(line: string, separator: string): string[] {
  if (!line.includes('"')) return line.split(separator);
  const cells: string[] = [];
  let cell = "";
  let isQuoted = false;
  for (let at = 0; at < line.length; at++) {
    const sign = line[at]!;
    if (isQuoted && sign === '"' && line[at + 1] === '"') {
      cell += '"';
      at++;
    } else if (sign === '"') isQuoted = !isQuoted;
    else if (sign === separator && !isQuoted) {
      cells.push(cell);
      cell = "";
    } else cell += sign;
  }
  return [...cells, cell];
}

export const csv: LogFormat = {
  id: "csv",
  title: "CSV with a header",
  example: ["time,user,domain,bytes_out", "2026-11-26T10:00:00Z,ana@example.org,api.openai.com,5321"],
  open() {
    let columns: { host: number; who: number; time: number; out: number; in: number } | undefined;
    let separator = ",";
    let isOther = false;
    return (line) => {
      if (isOther || line.length > LONGEST_LINE) return undefined;
      if (columns === undefined) {
        separator = [",", ";", "\t"].toSorted((a, b) => line.split(b).length - line.split(a).length)[0]!;
        const names = cellsOf(line.replace(/^\ufeff|^ï»¿/, ""), separator).map((name) =>
          name.trim().toLowerCase().replaceAll(" ", "_"),
        );
        const first = (wanted: readonly string[]): number =>
          names.indexOf(wanted.find((name) => names.includes(name)) ?? "\0");
        columns = { host: first(HOST), who: first(WHO), time: first(TIME), out: first(OUT), in: first(IN) };
        isOther = columns.host < 0;
        return undefined;
      }
      const cells = cellsOf(line, separator);
      const host = cells[columns.host]?.trim();
      if (host === undefined || host === "") return undefined;
      return {
        host,
        who: cells[columns.who]?.trim() ?? "",
        at: timeOf(cells[columns.time]),
        bytesOut: bytesOf(cells[columns.out]),
        bytesIn: bytesOf(cells[columns.in]),
      };
    };
  },
};

function fieldOf(entry: Record<string, unknown>, wanted: readonly string[]): unknown {
  for (const name of wanted) if (entry[name] !== undefined) return entry[name];
  return undefined;
}

export const jsonLines: LogFormat = {
  id: "jsonl",
  title: "JSON lines",
  example: ['{"ts":1764151200.5,"id.orig_h":"10.0.0.5","query":"api.openai.com"}'],
  open:
    () =>
    (line): LogEntry | undefined => {
      if (!line.startsWith("{") || line.length > LONGEST_LINE) return undefined;
      let json: unknown;
      try {
        json = JSON.parse(line);
      } catch {
        return undefined;
      }
      const entry = json as Record<string, unknown>; // a line that begins with a brace is an object
      const host = fieldOf(entry, HOST);
      if (typeof host !== "string" || host === "") return undefined;
      const who = fieldOf(entry, WHO);
      return {
        ...NOBODY,
        host,
        who: typeof who === "string" ? who : "",
        at: timeOf(fieldOf(entry, TIME)),
        bytesOut: bytesOf(fieldOf(entry, OUT)),
        bytesIn: bytesOf(fieldOf(entry, IN)),
      };
    },
};
