import { messageOf } from "@parapet/guard/kernel";
import { ALWAYS_IGNORED } from "../ignore-files.ts";
import type { Skipped } from "../walk.ts";
import { archiveKindOf } from "./archive-kinds.ts";
import { DamagedError, type Listing, type Member, TooLargeError } from "./member.ts";

export interface UnpackLimits {
  /** Of one member. */
  readonly maxFileBytes: number;
  /** Of all that comes out of one archive, with those within it. */
  readonly maxBytes: number;
  readonly maxMembers: number;
  /** Archives within archives. */
  readonly maxDepth: number;
  readonly timeoutMs: number;
}

/** Small: what a repository ships fits in, what is made to hurt does not. */
export const UNPACK_LIMITS: UnpackLimits = {
  maxFileBytes: 10 << 20,
  maxBytes: 64 << 20,
  maxMembers: 5_000,
  maxDepth: 3,
  timeoutMs: 5_000,
};

/** From so many bytes out of one in, what is too large was made to be. Text rarely gets to 20; deflate ends at 1032. */
const SWELLS = 100;
const LONGEST_NAME = 400;

export interface Unpacking {
  /** Every member that is to be looked at, `lib.zip` having been called with `inner/name`; archives too. */
  readonly onFile: (name: string, bytes: Uint8Array) => void;
  /** Whether a member is worth unpacking. */
  readonly wants: (name: string, sizeBytes: number) => boolean;
  readonly onProblem: (rule: string, name: string, what: string) => void;
  readonly onSkipped: (name: string, why: Skipped["why"]) => void;
  readonly limits: UnpackLimits;
  /** Milliseconds, of whatever clock. */
  readonly clock: () => number;
}

/**
 * Goes through an archive and the archives within it, one member at a time, all in memory. What it cannot read it says;
 * what is above a limit it leaves out and says so.
 *
 * @throws {Error} when it takes too long: then nothing that was said is the whole
 */
export function unpack(name: string, bytes: Uint8Array, unpacking: Unpacking): void {
  const { limits, clock, onProblem, onSkipped } = unpacking;
  const left = { bytes: limits.maxBytes, members: limits.maxMembers };
  try {
    within({ name, bytes, inner: "", depth: 1 }, { ...unpacking, left, end: clock() + limits.timeoutMs });
  } catch (thrown) {
    if (!(thrown instanceof UsedUpError)) throw thrown;
    if (thrown.why === "too-large" && limits.maxBytes >= SWELLS * bytes.length)
      onProblem("archive-bomb", "", `unpacks ${bytes.length} bytes to ${limits.maxBytes} or more`);
    else onSkipped(name, thrown.why);
  }
}

/** What all archives within one may take together is used up. */
class UsedUpError extends Error {
  readonly why: "too-large" | "too-many";

  constructor(why: "too-large" | "too-many") {
    super(why);
    this.why = why;
  }
}

type State = Unpacking & {
  readonly left: { bytes: number; members: number };
  readonly end: number;
};

interface Container {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Where it lies in the outermost; empty for that itself. */
  readonly inner: string;
  readonly depth: number;
}

function within(container: Container, state: State): void {
  const { inner, bytes } = container;
  const { left, onProblem, onSkipped } = state;
  const listing = guarded(inner, bytes.length, state, () => listingOf(container, state));
  if (listing === undefined) return;
  for (const { name, why } of listing.damages) onProblem("archive-unreadable", join(inner, name), why);
  for (const { name, target } of listing.links)
    if (leadsOut(name) || leadsOut(target.startsWith("/") ? target : `${name}/../${target}`))
      onProblem("archive-path-escape", join(inner, name), `leads to ${shown(target)}`);
  for (const member of listing.members) {
    if (state.clock() > state.end) throw new Error("took too long to unpack");
    const path = join(inner, member.name);
    if (leadsOut(member.name)) onProblem("archive-path-escape", path, `is called ${shown(member.name)}`);
    if (path.split("/").some((part) => ALWAYS_IGNORED.includes(part))) continue;
    if (left.members-- <= 0) throw new UsedUpError("too-many");
    visit(member, path, container, state);
  }
  if (listing.isCut) onSkipped(inner === "" ? container.name : inner, "too-many");
}

function listingOf({ name, bytes }: Container, { limits, left }: State): Listing {
  return archiveKindOf(name)!.list(bytes, name, {
    maxMembers: limits.maxMembers,
    maxBytes: left.bytes,
    onUnpacked(count) {
      left.bytes -= count;
    },
  });
}

function visit(member: Member, path: string, { depth }: Container, state: State): void {
  const { limits, left, onSkipped } = state;
  const isArchive = archiveKindOf(path) !== undefined;
  if (!isArchive && !state.wants(path, member.sizeBytes)) return;
  const limit = Math.min(limits.maxFileBytes, left.bytes);
  const bytes = guarded(path, member.packedBytes, state, () => member.open(limit), member.sizeBytes);
  if (bytes === undefined) return;
  left.bytes -= bytes.length;
  state.onFile(path, bytes);
  if (!isArchive) return;
  if (depth >= limits.maxDepth) onSkipped(path, "too-deep");
  else within({ name: path, bytes, inner: path, depth: depth + 1 }, state);
}

/** What was asked for, or undefined when it was told what is wrong. */
function guarded<Value>(
  path: string,
  packedBytes: number,
  { onProblem, onSkipped, limits, left }: State,
  read: () => Value,
  sizeBytes = 0,
): Value | undefined {
  try {
    return read();
  } catch (thrown) {
    if (thrown instanceof TooLargeError) {
      const least = Math.max(sizeBytes, Math.min(limits.maxFileBytes, left.bytes));
      if (sizeBytes <= limits.maxFileBytes && left.bytes < limits.maxFileBytes) throw new UsedUpError("too-large");
      if (least >= SWELLS * packedBytes)
        onProblem("archive-bomb", path, `unpacks ${packedBytes} bytes to ${least} or more`);
      else onSkipped(path, "too-large");
      return undefined;
    }
    if (!(thrown instanceof DamagedError)) throw thrown;
    onProblem("archive-unreadable", path, messageOf(thrown));
    return undefined;
  }
}

/** `a.zip` and `b/c` are `a.zip!/b/c`. What would lead elsewhere or disturb a terminal does so no more. */
function join(container: string, name: string): string {
  const clean = shown(name.replaceAll("\\", "/"))
    .split("/")
    .filter((part) => part !== "" && part !== "." && part !== "..")
    .join("/");
  if (container === "") return clean;
  return clean === "" ? container : `${container}!/${clean}`;
}

const shown = (name: string): string => name.slice(0, LONGEST_NAME).replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "�");

/** Beyond the folder that it is unpacked to, on any system. */
function leadsOut(name: string): boolean {
  const path = name.replaceAll("\\", "/");
  if (path.startsWith("/") || /^[a-z]:/i.test(path)) return true;
  let depth = 0;
  for (const part of path.split("/")) {
    if (part === "..") depth--;
    else if (part !== "" && part !== ".") depth++;
    if (depth < 0) return true;
  }
  return false;
}
