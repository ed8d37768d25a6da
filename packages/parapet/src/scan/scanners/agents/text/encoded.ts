const RUN = /[A-Za-z0-9+/_-]{40,8000}={0,2}/g;
/** Longer runs are files, not orders. */
const MOST_RUNS = 50;

export interface Encoded {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Sentences that stand in a text in base64. */
export function encodedIn(text: string): readonly Encoded[] {
  const found: Encoded[] = [];
  let left = MOST_RUNS;
  for (const match of text.matchAll(RUN)) {
    if (left-- <= 0) break;
    const decoded = Buffer.from(match[0], "base64").toString("latin1");
    const isText = decoded.length >= 24 && /^[\t\n\r\u0020-\u007e]+$/.test(decoded) && decoded.includes(" ");
    if (isText) found.push({ start: match.index, end: match.index + match[0].length, text: decoded });
  }
  return found;
}
