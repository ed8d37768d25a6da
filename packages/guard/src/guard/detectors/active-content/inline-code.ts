/** How far back the backtick is looked for that opens code within a line. */
const LINE_CHARACTERS = 256;

/** Between two backticks of one line of Markdown. */
export function isInlineCode(text: string, at: number): boolean {
  let ticks = 0;
  const limit = Math.max(0, at - LINE_CHARACTERS);
  for (let i = at - 1; i >= limit; i--) {
    const code = text.charCodeAt(i);
    if (code === 10) break;
    if (code === 96 && (i === limit || text.charCodeAt(i - 1) !== 96)) ticks++;
  }
  return ticks % 2 === 1;
}
