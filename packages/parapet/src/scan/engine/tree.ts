import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import type { Tree } from "../scanner.ts";

const LONGEST = 1 << 20;
const MOST_ENTRIES = 100_000;

/** What lies below a folder, whatever ignore files leave out. No link is followed: its end may lie elsewhere. */
export function treeBelow(root: string): Tree {
  const real = realpathSync(root);
  /** Undefined for what is not there, or is there by a link. */
  const placeOf = (name: string): string | undefined => {
    const place = path.resolve(real, name);
    if (place !== real && !place.startsWith(real.endsWith(path.sep) ? real : real + path.sep)) return undefined;
    try {
      return realpathSync(place) === place ? place : undefined;
    } catch {
      return undefined;
    }
  };
  return {
    read(name) {
      const place = placeOf(name);
      if (place === undefined) return undefined;
      const stat = statSync(place);
      return stat.isFile() && stat.size <= LONGEST ? readFileSync(place, "utf8") : undefined;
    },
    list(name) {
      const place = placeOf(name);
      if (place === undefined || !statSync(place).isDirectory()) return [];
      return readdirSync(place).sort().slice(0, MOST_ENTRIES);
    },
  };
}
