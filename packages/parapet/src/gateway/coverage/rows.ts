import { type Direction, detectors, type Guard, type Origin, TOOLS_DETECTOR } from "@parapet/guard";
import { toolPolicyOf } from "../../policy/index.ts";
import { type Side, wires } from "../wire/index.ts";
import { textFields } from "./fields.ts";

/** What runs on one text-bearing field of one route. The console API's `CoverageRow` is the same. */
export interface CoverageRow {
  /** Name of the model in the policy. */
  readonly route: string;
  readonly wire: string;
  readonly direction: Direction;
  readonly stream: boolean;
  readonly field: string;
  readonly origin: Origin;
  /** Per detector, and for the rules of tools: it runs, is not configured here, or is not made for this origin or direction. */
  readonly detectors: Readonly<Record<string, DetectorCoverage>>;
}

export type DetectorCoverage = "run" | "not-configured" | "not-possible";

const SIDES: readonly Side[] = ["request", "reply", "stream"];

export interface CoverageOptions {
  readonly guards: ReadonlyMap<string, Guard>;
  /** Says which models have rules of tools. */
  readonly policy: Parameters<typeof toolPolicyOf>[0];
}

/** Where calls stand, in the reply or in the history that sequences and budgets read, and what tools are offered. */
const TOOL_ORIGINS: readonly Origin[] = ["tool-call", "tool-definition"];

/**
 * Every text-bearing field of every wire, and what each route's guard does there: the shapes are those that
 * inspection walks, and the answer is asked of the compiled guard that runs.
 */
export function coverageRows({ guards, policy }: CoverageOptions): readonly CoverageRow[] {
  const fields = wires.flatMap((wire) => SIDES.flatMap((side) => textFields(wire, side, true)));
  return [...guards].flatMap(([route, guard]) => {
    const hasToolRules = toolPolicyOf(policy, route) !== undefined;
    const cells = new Map<string, CoverageRow["detectors"]>();
    return fields.map(({ wire, side, field, origin }) => {
      const direction: Direction = side === "request" ? "input" : "output";
      const cell = `${direction} ${origin}`;
      const known = cells.get(cell) ?? {
        ...detectorsAt(guard, direction, origin),
        [TOOLS_DETECTOR]: !TOOL_ORIGINS.includes(origin) ? "not-possible" : hasToolRules ? "run" : "not-configured",
      };
      cells.set(cell, known);
      return { route, wire, direction, stream: side === "stream", field, origin, detectors: known };
    });
  });
}

function detectorsAt(guard: Guard, direction: Direction, origin: Origin): CoverageRow["detectors"] {
  const running = guard.detectorsFor(direction, origin);
  return Object.fromEntries(
    detectors.all.map(({ id, directions, origins }): [string, DetectorCoverage] => {
      if (running.includes(id)) return [id, "run"];
      return [id, directions.includes(direction) && origins.includes(origin) ? "not-configured" : "not-possible"];
    }),
  );
}
