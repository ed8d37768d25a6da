import { EXIT, ParapetError } from "@parapet/guard/kernel";
import type { SecretResolver } from "./resolver.ts";

/** A scheme whose name is kept, so that a policy written for a later version says what is wrong with this one. */
export function notAvailable(id: string, title: string): SecretResolver {
  return {
    id,
    title,
    isRemote: true,
    canRotate: true,
    whenMissing: () => "",
    resolve: async () => {
      throw new ParapetError(
        "PARAPET_SECRET_SCHEME",
        `secrets from ${title} (${id}:) are not available in this version`,
        {
          hint: "Use env:NAME, or let your platform write the secret to a file and use file:/path.",
          exit: EXIT.environment,
        },
      );
    },
  };
}
