import { ALPHANUMERIC, isAt, SPACE } from "../../../text/index.ts";
import type { Hit, InspectionContext } from "../../detector.ts";
import { isPlaceholder } from "./placeholder.ts";
import { saysPassword } from "./written-word.ts";

const AUTHORITY_CHARACTERS = 300;

/** `/ ? #`, white space, quotes and brackets end an authority. */
function endsAuthority(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (
    code === 47 ||
    code === 63 ||
    code === 35 ||
    code === 34 ||
    code === 39 ||
    code === 96 ||
    code === 60 ||
    code === 62 ||
    code === 41 ||
    isAt(text, at, SPACE)
  );
}

/** The password in `scheme://user:password@host`: databases, queues, proxies. @returns what is pending */
export function findUrlPasswords(text: string, { from, isFinal }: InspectionContext, hits: Hit[]): number {
  let pending = text.length;
  // A password may begin in this window while its scheme is already released.
  const begin = Math.max(0, from - 128);
  for (let mark = text.indexOf("://", begin); mark >= 0; mark = text.indexOf("://", mark + 3)) {
    if (!isAt(text, mark - 1, ALPHANUMERIC)) continue;
    const start = mark + 3;
    const limit = Math.min(text.length, start + AUTHORITY_CHARACTERS);
    let colon = -1;
    let sign = -1;
    let at = start;
    for (; at < limit && !endsAuthority(text, at); at++) {
      const code = text.charCodeAt(at);
      if (code === 58 && colon < 0) colon = at;
      if (code === 64) sign = at;
    }
    if (colon < 0 || colon - start > 96 || colon + 1 < from) continue;
    if (at === text.length && at < start + AUTHORITY_CHARACTERS) pending = Math.min(pending, colon + 1);
    if (sign <= colon + 1) continue;
    const password = text.slice(colon + 1, sign);
    // A database that is set up for a try has its name for a password.
    if (
      password.length < 4 ||
      isPlaceholder(password) ||
      saysPassword(password) ||
      password === text.slice(start, colon)
    )
      continue;
    hits.push({
      rule: "url-password",
      start: colon + 1,
      end: sign,
      confidence: 0.9,
      severity: "high",
      replacement: "[password]",
      reason: "is the password of a URL",
    });
  }
  return isFinal ? text.length : pending;
}
