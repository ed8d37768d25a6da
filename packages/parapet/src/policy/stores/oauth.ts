import { record } from "../cross-check.ts";
import type { BearerToken } from "./bearer.ts";
import { StoreFailure } from "./store-failure.ts";
import { type StoreHttp, type StoreReply, strangeAnswer } from "./store-http.ts";

/**
 * A token by a form that is posted to an authority, as RFC 6749 has it.
 *
 * @throws {StoreFailure}
 */
export async function askForToken(
  http: StoreHttp,
  url: string,
  form: Readonly<Record<string, string>>,
  who: { readonly title: string; readonly hint: string },
): Promise<BearerToken> {
  const reply = await http.call({
    method: "POST",
    url,
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(form).toString(),
  });
  return tokenIn(reply, who);
}

/** The token of a reply, whose lifetime may be a number or, as Azure's machines say it, text. @throws {StoreFailure} */
export function tokenIn(
  { status, json }: StoreReply,
  { title, hint }: { readonly title: string; readonly hint: string },
): BearerToken {
  if (status >= 400) throw new StoreFailure("refused", `${title} refused the sign-in (${status})`, hint, status);
  const { access_token: token, expires_in: seconds } = record(json);
  const ttlMs = Number(seconds) * 1_000;
  // It becomes a header.
  if (typeof token !== "string" || !/^[\x21-\x7e]+$/.test(token) || !(ttlMs > 0)) throw strangeAnswer(title);
  return { token, ttlMs };
}
