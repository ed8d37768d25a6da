/** A reply longer than this is read at both ends. */
const MOST = 12_000;

/** A piece of a reply that one voice says. */
export interface Part {
  /** A name before a colon or in brackets: `[DAN]:`; "" where there is none. */
  readonly voice: string;
  readonly sentences: readonly string[];
}

/** `DAN:`, `[AntiGPT]`, `(evil mode):` at the beginning of a line. */
const VOICE =
  /^\s*["'*_#]*\s*(?:[Aa]s ([^,\n:]{2,30}), (?:i|I) (?:would|will|might)? ?(?:say|respond|answer)[:：]|[[(【]\s*([^\])】\n]{2,40})\s*[\])】]\s*[:：]?|([\p{Lu}\p{So}][\p{L}\p{N}\p{So}\p{M}\p{Cf} _.'()+-]{1,30})[:：])\s*["'*_]*/u;

/** Splits a reply into what each voice says, and that into sentences in lower case with plain apostrophes. */
export function partsOf(reply: string): readonly Part[] {
  const whole = reply.length <= MOST ? reply : `${reply.slice(0, MOST * 0.7)}\n${reply.slice(-MOST * 0.3)}`;
  const parts: { voice: string; sentences: string[] }[] = [];
  for (const line of whole.split(/\n+/)) {
    const named = VOICE.exec(line);
    const voice = (named?.[1] ?? named?.[2] ?? named?.[3] ?? "").trim();
    const words = named === null ? line : line.slice(named[0].length);
    if (parts.length === 0 || voice !== "") parts.push({ voice, sentences: [] });
    parts.at(-1)!.sentences.push(...sentencesOf(words));
  }
  return parts.filter(({ sentences }) => sentences.length > 0);
}

function sentencesOf(text: string): readonly string[] {
  return fold(text)
    .split(/(?<=[.!?。！？…])\s+|(?<=[。！？])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

export function fold(text: string): string {
  return text.toLowerCase().replace(/[\u2018\u2019\u02bc`´]/g, "'");
}
