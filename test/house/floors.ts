import { readdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./source-tree.ts";

export interface Floor {
  readonly floor: number;
  /** Every folder that may stand here, whether or not it is built yet. */
  readonly folders: readonly string[];
  /** May its folders import each other? */
  readonly neighbours: boolean;
  /** Are they rooms: things that a user meets by name in the command, the console and the docs? */
  readonly rooms: boolean;
}

const parapet = (...names: readonly string[]): readonly string[] => names.map((name) => `packages/parapet/src/${name}`);

/** The house: a folder may import what stands on a lower floor, and on its own floor only where `neighbours` says so. */
export const FLOORS: readonly Floor[] = [
  { floor: 0, folders: ["packages/guard/src/kernel"], neighbours: false, rooms: false },
  { floor: 1, folders: ["packages/guard/src/text", "packages/guard/src/stats"], neighbours: true, rooms: false },
  { floor: 1, folders: ["packages/guard/src/guard"], neighbours: true, rooms: true },
  {
    floor: 2,
    folders: parapet("policy", "catalogue", "store", "tables", "onnx", "predictions"),
    neighbours: true,
    rooms: false,
  },
  {
    floor: 3,
    folders: parapet(
      "threatmodel",
      "dataset",
      "model",
      "scan",
      "redteam",
      "gateway",
      "monitor",
      "incident",
      "govern",
      "report",
      "practice",
    ),
    neighbours: false,
    rooms: true,
  },
  { floor: 4, folders: parapet("engine", "server", "cli"), neighbours: true, rooms: false },
];

/** The folders that are there, whatever `FLOORS` says. */
export function foldersOfTheHouse(): string[] {
  return ["packages/guard/src", "packages/parapet/src"].flatMap((parent) =>
    readdirSync(join(ROOT, parent), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `${parent}/${name}`),
  );
}
