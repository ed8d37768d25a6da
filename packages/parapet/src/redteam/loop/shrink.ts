import type { Case } from "../attack.ts";
import { caseOf } from "../engine/case-id.ts";
import type { CaseResult } from "../engine/result.ts";

/**
 * The plainest case that still gets through: transforms are left out one by one, then the driver and the carrier are
 * replaced by plainer ones, until nothing more can go.
 *
 * @param attempt runs a case; false once the budget for it is spent
 * @see Zeller, Hildebrandt, Simplifying and isolating failure-inducing input (2002)
 */
export async function shrink(
  found: Case,
  attempt: (one: Case) => Promise<CaseResult | undefined>,
): Promise<{ readonly case: Case; readonly result: CaseResult | undefined }> {
  let best = found;
  let result: CaseResult | undefined;
  const isStill = async (one: Case): Promise<boolean> => {
    if (one.id === best.id) return false;
    const tried = await attempt(one);
    if (tried?.outcome !== "confirmed") return false;
    best = one;
    result = tried;
    return true;
  };
  const { id: _, ...parts } = found;
  let current = parts;
  for (let at = 0; at < current.transforms.length; ) {
    const fewer = { ...current, transforms: current.transforms.filter((_, index) => index !== at) };
    if (await isStill(caseOf(fewer))) current = fewer;
    else at++;
  }
  for (const change of [{ driver: "single-shot" }, ...(current.channel === "user" ? [{ carrier: "plain" }] : [])]) {
    const plainer = { ...current, ...change };
    if (await isStill(caseOf(plainer))) current = plainer;
  }
  return { case: best, result };
}
