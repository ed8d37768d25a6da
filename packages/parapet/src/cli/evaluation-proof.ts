import { createHash } from "node:crypto";
import type { Evidence } from "@parapet/guard/kernel";
import { catalogue } from "../catalogue/index.ts";

const DAY_MS = 86_400_000;
const MODULE = "eval.suite";

export interface Evaluated {
  readonly control: string;
  /** `artefact:sha256:…`, or a name where nobody sees the bytes. */
  readonly subject: string;
  readonly status: Evidence["status"];
  readonly at: number;
  /** The command and what came of it, in words. */
  readonly run: string;
  /** What the evidence's digest is of. */
  readonly of: unknown;
}

/** Evidence of a control from an evaluation of a model; none where the catalogue takes none from evaluations. */
export function evaluationProof({ control, of, ...evaluated }: Evaluated): readonly Evidence[] {
  const taken = catalogue()
    .controls.get(control)
    .evidence.find(({ module }) => module === MODULE);
  if (taken === undefined) return [];
  return [
    {
      ...evaluated,
      control,
      by: MODULE,
      expiresAt: evaluated.at + taken.maxAgeDays * DAY_MS,
      digest: createHash("sha256").update(JSON.stringify(of)).digest("hex"),
    },
  ];
}
