import { type NameLibrary, type NameRecogniser, namesBy } from "@parapet/guard";
import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";

/** A name that the compiler does not follow: the library is an optional peer, and need not be there. */
const PACKAGE: string = "compromise";

/**
 * What finds names of people where a policy says `names: true`.
 *
 * @throws {ParapetError} PARAPET_GUARD_NAMES_MISSING
 */
export async function loadNameRecogniser(
  load: () => Promise<unknown> = () => import(PACKAGE),
): Promise<NameRecogniser> {
  let library: { readonly default: NameLibrary };
  try {
    library = (await load()) as typeof library;
  } catch (cause) {
    throw new ParapetError("PARAPET_GUARD_NAMES_MISSING", `${PACKAGE} cannot be loaded: ${messageOf(cause)}`, {
      hint: "Run 'npm install compromise@14', or leave 'names' out of the pii guard.",
      exit: EXIT.environment,
      cause,
    });
  }
  return namesBy(library.default);
}
