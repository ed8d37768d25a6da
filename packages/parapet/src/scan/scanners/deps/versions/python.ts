import { compareDigits, compareLists, compareText, comparing, type VersionScheme } from "./scheme.ts";

interface Python {
  readonly epoch: string;
  readonly release: readonly string[];
  readonly pre: readonly [order: number, number: string];
  readonly post: string | undefined;
  readonly dev: string | undefined;
  readonly local: readonly string[] | undefined;
  readonly isStable: boolean;
}

const SHAPE =
  /^v?(?:(\d+)!)?(\d+(?:\.\d+)*)(?:[-_.]?(alpha|a|beta|b|preview|pre|c|rc)[-_.]?(\d*))?(?:-(\d+)|[-_.]?(post|rev|r)[-_.]?(\d*))?(?:[-_.]?(dev)[-_.]?(\d*))?(?:\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?$/;
const LONGEST = 256;

const PRE_ORDER: Readonly<Record<string, number>> = { a: 1, alpha: 1, b: 2, beta: 2, c: 3, rc: 3, pre: 3, preview: 3 };
const BEFORE_ALL_PRE = 0;
const AFTER_ALL_PRE = 4;

function parse(version: string): Python | undefined {
  if (version.length > LONGEST) return undefined;
  const match = SHAPE.exec(version.trim().toLowerCase());
  if (match === null) return undefined;
  const [, epoch = "0", release = "", letters, preNumber, implicit, postWord, postNumber, devWord, devNumber, local] =
    match;
  const post = implicit ?? (postWord === undefined ? undefined : postNumber || "0");
  const dev = devWord === undefined ? undefined : devNumber || "0";
  const without = post === undefined && dev !== undefined ? BEFORE_ALL_PRE : AFTER_ALL_PRE;
  return {
    epoch,
    release: release.split("."),
    pre: letters === undefined ? [without, "0"] : [PRE_ORDER[letters]!, preNumber || "0"],
    post,
    dev,
    local: local?.split(/[-_.]/),
    isStable: letters === undefined && dev === undefined,
  };
}

function compareLocal(a: readonly string[] | undefined, b: readonly string[] | undefined): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return compareLists(a, b, "", (x, y) => {
    if (x === y) return 0;
    if (x === "" || y === "") return x === "" ? -1 : 1;
    const [isX, isY] = [/^\d+$/.test(x), /^\d+$/.test(y)];
    if (isX && isY) return compareDigits(x, y);
    return isX === isY ? compareText(x, y) : isX ? 1 : -1;
  });
}

/** A missing post-release comes before all, a missing dev-release after all. */
function compareOptional(a: string | undefined, b: string | undefined, missing: 1 | -1): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? missing : -missing;
  return compareDigits(a, b);
}

/** @see PEP 440, "Summary of permitted suffixes and relative ordering" */
export const python: VersionScheme = {
  compare: comparing(
    parse,
    (a, b) =>
      compareDigits(a.epoch, b.epoch) ||
      compareLists(a.release, b.release, "0", compareDigits) ||
      a.pre[0] - b.pre[0] ||
      compareDigits(a.pre[1], b.pre[1]) ||
      compareOptional(a.post, b.post, -1) ||
      compareOptional(a.dev, b.dev, 1) ||
      compareLocal(a.local, b.local),
  ),
  isStable: (version) => parse(version)?.isStable ?? false,
};
