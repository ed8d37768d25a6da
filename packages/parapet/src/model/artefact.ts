import type { Described } from "@parapet/guard/kernel";

/**
 * A file that a model is kept in, as a format reads it: by ranges, never whole, so that ten gigabytes cost no memory.
 * Nothing in it is ever executed, imported or followed out of its folder.
 */
export interface ArtefactFile {
  /** As shown to people: `model.pt`, or `model.pt!/archive/data.pkl` for what lies in an archive. */
  readonly path: string;
  readonly sizeBytes: number;
  /**
   * Bytes from `offset`, fewer than `length` only at the end of the file.
   *
   * @throws {ParapetError} PARAPET_MODEL_READ when the file cannot be read; the verdict is then *failed*
   */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/**
 * - `blocked`: loading it runs code that is no part of a model, or it is malformed where a loader would still run it
 * - `review`: it holds what nobody here can vouch for
 * - `clean`: all of it was read, and all of it is known to be harmless
 * - `failed`: it could not be read to the end
 */
export type ArtefactVerdict = "blocked" | "review" | "clean" | "failed";

/** Worst first: the verdict of a file is the worst of its reasons; a file without a reason is clean. */
export const VERDICTS: readonly ArtefactVerdict[] = ["blocked", "failed", "review", "clean"];

/** Why a file is not clean. */
export interface ArtefactReason {
  /** Id of what was found, of the format that found it: `pickle-call`, `template-escape`. */
  readonly rule: string;
  readonly verdict: Exclude<ArtefactVerdict, "clean">;
  /** A sentence for people, with the call that would run: "Loading it calls os.system('id')." Hostile text is escaped and cut. */
  readonly says: string;
  /** The call alone, where there is one: `os.system('id')`. */
  readonly call?: string;
  /** Where in the file: bytes from its start. */
  readonly offset?: number;
  /** The member of an archive, when it lies in one. */
  readonly member?: string;
}

/** What a format may use. */
export interface InspectContext {
  /** Throws when the scan was given up or the file's time is over: called in every loop. */
  readonly check: () => void;
  /** A file within this file: inspected as if it stood alone, one level deeper; its reasons come back with their member. */
  readonly inspect: (inner: ArtefactFile) => Promise<readonly ArtefactReason[]>;
  /** A file beside this one, by a relative path without `..`; undefined when it is not there. */
  readonly beside: (path: string) => Promise<ArtefactFile | undefined>;
}

/** The extension object of the artefact scanner: one format of model file. */
export interface ArtefactFormat extends Described {
  /** With their dot, lower case. They decide only where content cannot. */
  readonly extensions: readonly string[];
  /** Catalogue threat ids of what it finds. */
  readonly threats: readonly string[];
  /**
   * Is it this format? By its first bytes (up to 4,096 of them), and its name where bytes cannot say.
   * Several may say yes: every one of them then inspects the file, for a file that is two things is a way in.
   */
  recognises(head: Uint8Array, file: Pick<ArtefactFile, "path" | "sizeBytes">): boolean;
  /** What is wrong with it. What throws makes the file *failed*. */
  inspect(file: ArtefactFile, context: InspectContext): Promise<readonly ArtefactReason[]>;
}
