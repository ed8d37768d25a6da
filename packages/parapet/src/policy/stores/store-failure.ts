/**
 * Why a store gave no value. Thrown without the reference, which `resolveSecret` knows and adds. Words here are ours:
 * what a store answers is never quoted, as it may hold what was sent or asked.
 */
export class StoreFailure extends Error {
  override readonly name = "StoreFailure";
  readonly kind: FailureKind;
  readonly hint: string;
  /** HTTP status of the answer that decided; 0 where there was none. */
  readonly status: number;

  constructor(kind: FailureKind, why: string, hint: string, status = 0) {
    super(why);
    this.kind = kind;
    this.hint = hint;
    this.status = status;
  }
}

/**
 * `missing`: the store says that there is no such value. `refused`: it does not let us in, or not there. `unreachable`:
 * no usable answer within the time, worth another try later. `strange`: an answer that is none of this protocol.
 * `settings`: nobody was asked, as it is not known whom or as whom.
 */
export type FailureKind = keyof typeof FAILURE_CODES;

export const FAILURE_CODES = {
  missing: "PARAPET_SECRET_MISSING",
  refused: "PARAPET_SECRET_REFUSED",
  unreachable: "PARAPET_SECRET_UNREACHABLE",
  strange: "PARAPET_SECRET_ANSWER",
  settings: "PARAPET_SECRET_STORE",
} as const;
