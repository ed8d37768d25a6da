/** Exit codes of every Parapet command. `findings` means the tool worked and found something at or above the threshold. */
export const EXIT = { ok: 0, findings: 1, usage: 2, environment: 3, bug: 70 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A place in a file that the user wrote: 1-based line and column. */
export interface SourcePlace {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  /** Dotted path inside the document, e.g. `models.support-llm.primary`. */
  readonly path?: string;
}

export interface ParapetErrorOptions {
  /** The next thing to do, as one plain sentence. */
  readonly hint?: string;
  readonly exit?: ExitCode;
  readonly cause?: unknown;
  readonly place?: SourcePlace;
  /** Where in the object that was given the fault stands, e.g. `["recognisers", 0, "pattern"]`. */
  readonly within?: readonly (string | number)[];
}

/**
 * An error that its reader can act on: the user's to fix (`exit` usage) or the world's fault (`exit` environment).
 * A bug of ours is any other throw; the edge of the room reports it as *failed*.
 *
 * `code` is stable, upper-case, `PARAPET_<ROOM>_<WHAT>`. Messages never hold a secret: name it by fingerprint.
 */
export class ParapetError extends Error {
  override readonly name = "ParapetError";
  readonly code: string;
  readonly hint: string | undefined;
  readonly exit: ExitCode;
  readonly place: SourcePlace | undefined;
  readonly within: readonly (string | number)[] | undefined;

  constructor(code: string, message: string, options: ParapetErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.hint = options.hint;
    this.exit = options.exit ?? EXIT.usage;
    this.place = options.place;
    this.within = options.within;
  }

  /** What `--json` and the console API print. Causes stay out: they may quote input. */
  toJSON(): { code: string; message: string; hint?: string; place?: SourcePlace } {
    return {
      code: this.code,
      message: this.message,
      ...(this.hint === undefined ? {} : { hint: this.hint }),
      ...(this.place === undefined ? {} : { place: this.place }),
    };
  }
}

/** The message of anything that was thrown, without its stack. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
