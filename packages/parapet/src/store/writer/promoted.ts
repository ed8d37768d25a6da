import { word } from "../journal/line.ts";
import type { ExchangeRecord } from "../store.ts";

/** The columns of an exchange that can be searched, each derived from the payload; all null for any other event. */
export interface PromotedColumns {
  readonly exchangeId: string | null;
  readonly status: string | null;
  readonly verdict: string | null;
  /** Ids of the detectors that hit or failed, each between commas: `,secrets,pii,`; "" for none. */
  readonly detectors: string | null;
  /** The end user that the request named; null where it named none, so that the index on it holds no such row. */
  readonly endUser: string | null;
  /** 1 where it cost something that nobody knows: see `ExchangeRecord.costUsd`. */
  readonly unpriced: number | null;
}

const NONE: PromotedColumns = {
  exchangeId: null,
  status: null,
  verdict: null,
  detectors: null,
  endUser: null,
  unpriced: null,
};

export function promotedColumns(exchange: Partial<ExchangeRecord> | undefined): PromotedColumns {
  if (exchange === undefined) return NONE;
  return {
    exchangeId: word(exchange.id),
    status: word(exchange.status),
    verdict: word(exchange.verdict),
    detectors: detectorsOf(exchange),
    endUser: word(exchange.user) || null,
    unpriced: exchange.costUsd === null ? 1 : null,
  };
}

function detectorsOf({ detectors, hits }: Partial<ExchangeRecord>): string {
  const named = new Set<string>();
  if (Array.isArray(detectors))
    for (const run of detectors) if (run.hits > 0 || run.verdict === "failed") named.add(word(run.detector));
  if (Array.isArray(hits)) for (const hit of hits) named.add(word(hit.detector));
  return named.size === 0 ? "" : `,${[...named].join(",")},`;
}
