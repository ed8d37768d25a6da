import type { ExchangeQuery, ExchangeReader, ExchangeRecord } from "../store/index.ts";

type Row = ExchangeRecord & { readonly position: number };
type Pages = AsyncIterable<readonly Row[]>;

const PAGE_ROWS = 500;

/** The newest `limit` rows of a filter, page by page: a file of any length costs the memory of one page. */
export async function* exchangePages(
  exchanges: ExchangeReader,
  filter: ExchangeQuery,
  limit: number,
): AsyncGenerator<readonly Row[]> {
  let before: number | undefined;
  for (let left = limit; left > 0; ) {
    const asked = Math.min(left, PAGE_ROWS);
    const rows = await exchanges.list({ ...filter, limit: asked, ...(before === undefined ? {} : { before }) });
    if (rows.length > 0) yield rows;
    if (rows.length < asked) return;
    left -= rows.length;
    before = rows.at(-1)?.position;
  }
}

interface ExportFormat {
  readonly type: string;
  readonly lines: (pages: Pages) => AsyncGenerator<string>;
}

export const EXPORT_FORMATS: Readonly<Record<"csv" | "jsonl", ExportFormat>> = {
  csv: { type: "text/csv; charset=utf-8", lines: csvLines },
  jsonl: { type: "application/x-ndjson; charset=utf-8", lines: jsonLines },
};

async function* jsonLines(pages: Pages): AsyncGenerator<string> {
  for await (const rows of pages) yield rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}

/** One cell for each; hits as `detector/rule`, parted by spaces. Everything else is in the JSON lines. */
const COLUMNS: readonly (readonly [title: string, cell: (row: Row) => string | number | boolean])[] = [
  ["id", (row) => row.id],
  ["started_at", (row) => new Date(row.startedAt).toISOString()],
  ["status", (row) => row.status],
  ["http_status", (row) => row.httpStatus],
  ["code", (row) => row.code],
  ["verdict", (row) => row.verdict],
  ["route", (row) => row.route],
  ["model", (row) => row.model],
  ["upstream", (row) => row.upstream],
  ["wire", (row) => row.wire],
  ["streamed", (row) => row.streamed],
  ["principal", (row) => row.principal],
  ["role", (row) => row.role],
  ["user", (row) => row.user],
  ["hits", (row) => [...new Set(row.hits.map((hit) => `${hit.detector}/${hit.rule}`))].join(" ")],
  [
    "failed_detectors",
    (row) => row.detectors.flatMap((run) => (run.verdict === "failed" ? [run.detector] : [])).join(" "),
  ],
  ["input_tokens", (row) => row.inputTokens],
  ["output_tokens", (row) => row.outputTokens],
  ["tokens_estimated", (row) => row.tokensEstimated],
  // Empty, not 0, where nobody knows the price.
  ["cost_usd", (row) => row.costUsd ?? ""],
  ["latency_ms", (row) => row.latencyMs],
  ["first_byte_ms", (row) => row.firstByteMs],
  ["overhead_ms", (row) => row.overheadMs],
  ["request_digest", (row) => row.requestDigest],
  ["response_digest", (row) => row.responseDigest],
  ["position", (row) => row.position],
];

async function* csvLines(pages: Pages): AsyncGenerator<string> {
  yield `${COLUMNS.map(([title]) => title).join(",")}\r\n`;
  for await (const rows of pages)
    yield rows.map((row) => `${COLUMNS.map(([, cell]) => csvCell(cell(row))).join(",")}\r\n`).join("");
}

/** What makes a spreadsheet take a text for a formula: model and user names are the client's words. */
const FORMULA_STARTS: ReadonlySet<string> = new Set(["=", "+", "-", "@", "\t", "\r", "\n"]);

function csvCell(value: string | number | boolean): string {
  if (typeof value !== "string") return String(value);
  const text = FORMULA_STARTS.has(value.charAt(0)) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
