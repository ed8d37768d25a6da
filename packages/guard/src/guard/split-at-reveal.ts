import { createGuard } from "./create-guard.ts";
import { detectors } from "./detectors/index.ts";
import type { Guard } from "./guard.ts";

/** One guard in two, for an answer that gets hidden values back. */
export interface RevealGuards {
  /** Looks at what the model wrote, placeholders and all: personal data there is not what was hidden. */
  readonly before: Guard;
  /** Looks at what the reader gets: a link that carries a placeholder names nobody until the value is back. */
  readonly after: Guard;
}

/** Undefined where the guard tokenises nothing: then there is nothing to get back. */
export function splitAtReveal({ policy }: Guard): RevealGuards | undefined {
  if (!policy.detectors.some(({ input }) => input === "tokenise")) return undefined;
  const looksBefore = (id: string): boolean => detectors.get(id).looksBeforeReveal === true;
  const part = (isBefore: boolean): Guard =>
    createGuard({
      ...policy,
      detectors: policy.detectors.filter(({ detector }) => looksBefore(detector) === isBefore),
    });
  return { before: part(true), after: part(false) };
}
