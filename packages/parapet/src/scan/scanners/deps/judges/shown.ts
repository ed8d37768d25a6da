/** What findings show of lists and of what strangers wrote. */

const LONGEST = 120;

/** One line, printable, not too long. */
export function shown(text: string): string {
  const clean = text.replace(/[^\x20-\x7e]/g, "?");
  return clean.length > LONGEST ? `${clean.slice(0, LONGEST)}…` : clean;
}

/** The first few, and how many more. */
export function few(names: readonly string[], most = 5): string {
  const first = names.slice(0, most).map(shown).join(", ");
  return names.length > most ? `${first} and ${names.length - most} more` : first;
}
