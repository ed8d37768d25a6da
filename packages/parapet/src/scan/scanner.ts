import type { Described, Severity } from "@parapet/guard/kernel";
import type { Rule } from "./rule.ts";

/** What is known of a file before it is read. */
export interface FileInfo {
  /** Relative to the scanned root, with `/`; what lies in an archive as `lib.zip!/inner/name`. */
  readonly path: string;
  readonly sizeBytes: number;
}

export interface ScannedFile extends FileInfo {
  readonly bytes: Uint8Array;
  /** Decoded as its byte order mark says, else as UTF-8; undefined for what is no text. */
  readonly text: string | undefined;
}

/** Something seen in one file. Lines and columns count from 1, columns in UTF-16 units; ends are exclusive. */
export interface RawFinding {
  /** Rule id. */
  readonly rule: string;
  /** 1 where the whole file is meant. */
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  /** What was seen, in a line: never a secret in clear. */
  readonly evidence: string;
  /** What makes it this finding and no other in its file, whatever line it moves to; never a secret in clear. */
  readonly identity: string;
  /** Where they differ from the rule's own. */
  readonly title?: string;
  readonly severity?: Severity;
  readonly confidence?: number;
  readonly remediation?: string;
  /** How hostile text gets from where it enters to where it does harm; at most 50 steps. */
  readonly flow?: readonly FlowStep[];
  /** A replacement of `line`…`endColumn` that mends it. */
  readonly fix?: string;
  /** What more is known, by a word each: `imported: nowhere`. */
  readonly properties?: Readonly<Record<string, string>>;
  /** Accepted by the policy: suppressed until then. */
  readonly accepted?: Acceptance;
  /** Where in the archive it was seen; only the engine says so. */
  readonly within?: string;
}

export interface Acceptance {
  readonly reason: string;
  /** UTC epoch milliseconds. */
  readonly expiresAt: number;
}

export interface FlowStep {
  readonly line: number;
  readonly column: number;
  readonly note: string;
}

/** Something a file says that only the whole repository can judge: a package that it locks, a model that it names. */
export interface Fact {
  /** Which of a scanner's kinds of fact, e.g. `package`, `import`. */
  readonly kind: string;
  readonly line: number;
  /** JSON. */
  readonly data: unknown;
  /** Where in the archive it was seen; only the engine says so. */
  readonly within?: string;
}

export interface FileReport {
  readonly findings: readonly RawFinding[];
  readonly facts: readonly Fact[];
}

/** A fact with the file that said it, and a finding of the whole repository with the file that it points to. */
export type PlacedFact = Fact & { readonly path: string };
export type PlacedFinding = RawFinding & { readonly path: string };

/** What a scanner may know beside a file. All of it is plain data: it travels to worker threads, and keys the cache. */
export interface ScanSettings {
  /** Options of each scanner by its id, from the policy's `scan:` section. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** The scanned folder, for what no walk enters: packages that are installed. Names are relative to it, with `/`. */
export interface Tree {
  /** The text of a small file; undefined where there is none, or a link. */
  read(name: string): string | undefined;
  /** The names in a folder, sorted; none where there is no folder. */
  list(name: string): readonly string[];
}

/** What judging the whole repository needs beside its facts. */
export interface Concluding {
  /** UTC epoch milliseconds. */
  readonly now: number;
  readonly tree: Tree;
  /** Aborted when the person has waited long enough. */
  readonly signal?: AbortSignal;
  /** Says that something was not looked at: the scan is then not clean, and goes on. */
  fail(error: string): void;
}

/**
 * One trade of the scanner. `inspect` is pure: the same file and settings, the same report, so that reports are kept by
 * content. It executes nothing, follows nothing that a file names, and takes time linear in the file.
 */
export interface Scanner extends Described {
  /** One plain sentence for help and docs. */
  readonly summary: string;
  readonly rules: readonly Rule[];
  /** Catalogue controls of which a whole scan without findings is evidence, and the module that it is evidence of. */
  readonly proves?: readonly { readonly control: string; readonly by: string }[];
  /** Raised when the same file would be reported otherwise: old reports are then forgotten. */
  readonly version: number;
  /** True for one whose findings stay true when the file has changed: what was there once is out. */
  readonly readsHistory?: boolean;
  /** True for one that is also put before what lies in archives. */
  readonly looksIntoArchives?: boolean;
  /** Decides by name and size, before the file is read. */
  wants(file: FileInfo): boolean;
  /**
   * What a file is judged with that may stand in a folder above, as a manifest is with its workspace's lockfile: the
   * nearest such file is read though only a part of the repository is scanned. The same question, the same function.
   */
  companionsOf?(file: FileInfo): readonly ((above: FileInfo) => boolean)[];
  /** @throws whatever it throws is reported as a failure of this scanner on this file: not clean */
  inspect(file: ScannedFile, settings: ScanSettings): FileReport;
  /** Judges what all files said together. */
  conclude?(
    facts: readonly PlacedFact[],
    settings: ScanSettings,
    concluding: Concluding,
  ): Promise<readonly PlacedFinding[]>;
}

export const NOTHING: FileReport = { findings: [], facts: [] };
