import { useState } from "react";
import { type LiveState, useLive } from "../../api/live.ts";
import { matches, type TrafficFilter } from "../../api/traffic-filter.ts";
import type { Exchange } from "../../api/types.ts";

/** More than this and the oldest go: they are in the store, and pages bring them back. */
const MOST_ROWS = 2_000;

export interface LiveRows {
  readonly state: LiveState;
  /** Newest first; already on screen. */
  readonly shown: readonly Exchange[];
  /** Came in while the table was held still. */
  readonly waiting: readonly Exchange[];
  /** Others came in meanwhile that were not told: a release reads the page anew. */
  readonly isBehind: boolean;
  readonly release: () => void;
}

interface Rows {
  readonly shown: readonly Exchange[];
  readonly waiting: readonly Exchange[];
}

const NONE: Rows = { shown: [], waiting: [] };

/**
 * Rows that came in since the page was opened. While `isHeld` (paused, or the reader has scrolled away) they wait, so
 * that nothing moves under the reader's eyes.
 */
export function useLiveRows(filter: TrafficFilter, isHeld: boolean, onGap: () => void): LiveRows {
  const [rows, setRows] = useState<Rows>(NONE);
  const [isBehind, setBehind] = useState(false);
  const state = useLive({
    onExchange: (exchange) => {
      if (!matches(filter, exchange)) return;
      setRows(({ shown, waiting }) =>
        isHeld
          ? { shown, waiting: [exchange, ...waiting].slice(0, MOST_ROWS) }
          : { shown: [exchange, ...waiting, ...shown].slice(0, MOST_ROWS), waiting: [] },
      );
    },
    onGap: () => {
      if (isHeld) setBehind(true);
      else readAnew();
    },
  });
  const readAnew = (): void => {
    setBehind(false);
    setRows(NONE);
    onGap();
  };
  const release = (): void => {
    if (isBehind) readAnew();
    else setRows(({ shown, waiting }) => ({ shown: [...waiting, ...shown].slice(0, MOST_ROWS), waiting: [] }));
  };
  return { state, ...rows, isBehind, release };
}

/** Live rows before pages, each exchange once. */
export function mergeRows(live: readonly Exchange[], paged: readonly Exchange[]): readonly Exchange[] {
  if (live.length === 0) return paged;
  const seen = new Set<string>();
  return [...live, ...paged].filter((row) => {
    if (seen.has(row.id)) return false;
    seen.add(row.id);
    return true;
  });
}
