import type { Described } from "@parapet/guard/kernel";

/** One line of a log that somebody's machine left when it asked for a host. */
export interface LogEntry {
  /** As written: a host, perhaps with a port or as a URL. */
  readonly host: string;
  /** Whoever asked: an address or a user's name; "" where the log does not tell. */
  readonly who: string;
  /** UTC epoch milliseconds; 0 where the log does not tell. */
  readonly at: number;
  readonly bytesOut: number;
  readonly bytesIn: number;
}

/** The extension object: one way in which logs are written. */
export interface LogFormat extends Described {
  /** Reads the lines of one file; undefined for a line that holds no entry. Lines come in order, headers first. */
  open(): (line: string) => LogEntry | undefined;
  /** Lines that it reads, for tests and docs. The last is an entry. */
  readonly example: readonly string[];
}

export const NOBODY = { who: "", at: 0, bytesOut: 0, bytesIn: 0 };
