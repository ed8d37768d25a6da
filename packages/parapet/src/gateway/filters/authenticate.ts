import {
  isTokenShaped,
  type KeyRefusal,
  type KeyService,
  type KeyVerdict,
  type TokenRefusal,
  type TokenVerdict,
} from "../access/index.ts";
import type { Exchange, Filter } from "../exchange.ts";
import { Refusal } from "../refusal.ts";

const MESSAGES: Readonly<Record<KeyRefusal | TokenRefusal | "key_missing", string>> = {
  key_missing: "No API key was given. Send a Parapet key as 'Authorization: Bearer …' or 'x-api-key'.",
  key_malformed: "This is not a Parapet key. Keys look like pk_<10 hex>_<43 characters>.",
  key_unknown: "This API key is not known here.",
  key_expired: "This API key has expired.",
  key_revoked: "This API key has been revoked.",
  token_invalid: "This token is not valid here.",
  token_expired: "This token has expired.",
  issuer_unreachable: "The token could not be checked: its issuer does not answer.",
};

const refusals = new Map(
  Object.entries(MESSAGES).map(([code, message]) => [
    code,
    new Refusal(code === "issuer_unreachable" ? 503 : 401, code, message),
  ]),
);

/** Who is it? Parapet keys are checked in memory; tokens by their issuer's keys, when the policy names an issuer. */
export function createAuthenticate(keys: Pick<KeyService, "verify">): Filter {
  return (exchange) => {
    const { credential } = exchange.headers;
    if (credential === "") return refusals.get("key_missing");
    const { tokens } = exchange.snapshot;
    if (tokens === undefined || !isTokenShaped(credential)) return admit(exchange, keys.verify(credential));
    const verdict = tokens.verify(credential);
    return verdict instanceof Promise ? verdict.then((late) => admit(exchange, late)) : admit(exchange, verdict);
  };
}

function admit(exchange: Exchange, verdict: KeyVerdict | TokenVerdict): Refusal | undefined {
  if (verdict.refusal !== undefined) return refusals.get(verdict.refusal);
  exchange.principal = verdict.principal;
  return undefined;
}
