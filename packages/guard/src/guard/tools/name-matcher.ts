/**
 * Whether a tool's name fits one of the globs. `*` stands for any characters; all else is meant as written, case
 * included, since a client looks its tools up as written.
 */
export function nameMatcher(globs: readonly string[]): (name: string) => boolean {
  const exact = new Set(globs.filter((glob) => !glob.includes("*")));
  const open = globs.filter((glob) => glob.includes("*")).map((glob) => glob.split("*"));
  return (name) => exact.has(name) || open.some((pieces) => fits(name, pieces));
}

/** The leftmost place of each piece in turn is as good as any other: no way back, no pattern. */
function fits(name: string, pieces: readonly string[]): boolean {
  const first = pieces[0]!;
  const last = pieces.at(-1)!;
  if (name.length < first.length + last.length || !name.startsWith(first) || !name.endsWith(last)) return false;
  let at = first.length;
  const end = name.length - last.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = name.indexOf(piece, at);
    if (found === -1 || found + piece.length > end) return false;
    at = found + piece.length;
  }
  return true;
}
