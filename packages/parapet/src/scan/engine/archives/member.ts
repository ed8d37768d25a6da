/** A file within an archive; `open` unpacks it. */
export interface Member {
  /** As the archive writes it: whoever made it may have meant harm. */
  readonly name: string;
  /** Packed size, for how far it swells. */
  readonly packedBytes: number;
  /** As the archive claims. */
  readonly sizeBytes: number;
  /**
   * @param limit bytes that it may have; no more is ever held
   * @throws {TooLargeError} above the limit
   * @throws {DamagedError} where it is not what the archive says
   */
  open(limit: number): Uint8Array;
}

/** What an archive lists beside its files. */
export interface Listing {
  readonly members: readonly Member[];
  /** Names that are links, with what they lead to. */
  readonly links: readonly { readonly name: string; readonly target: string }[];
  /** What could not be read, and why. */
  readonly damages: readonly Damage[];
  /** It lists more than was read. */
  readonly isCut: boolean;
}

export interface Damage {
  /** Member; empty for the archive itself. */
  readonly name: string;
  readonly why: string;
}

/** The bytes are not what they claim to be, or nobody without the password can read them. */
export class DamagedError extends Error {}
export class TooLargeError extends Error {}

/** Does what unpacks, and says what it threw in the words of an archive. */
export function unpacked(unpack: () => Uint8Array): Uint8Array {
  try {
    return unpack();
  } catch (cause) {
    if (cause instanceof DamagedError) throw cause;
    if (cause instanceof Error && "code" in cause && cause.code === "ERR_BUFFER_TOO_LARGE")
      throw new TooLargeError("is larger than it may be", { cause });
    throw new DamagedError("is damaged", { cause });
  }
}
