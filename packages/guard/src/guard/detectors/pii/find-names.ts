import type { Hit, InspectionContext } from "../../detector.ts";

/*
 * Names by what stands before them: a title, or words that introduce somebody. A list of names is not kept, for it
 * would know some people and not others; a name without such words is therefore not found.
 */

const INTRODUCED =
  /(?<![\p{L}\p{N}])(?:[Mm]y name is|[Nn]amed|[Nn]ame:|[Ii] am called|[Cc]ustomer:|[Pp]atient:|[Mm]ein Name ist|[Ii]ch heiße|[Jj]e m['’]appelle|[Mm]on nom est|[Nn]om :|[Mm]e llamo|[Mm]i nombre es|[Nn]ombre:|[Mm]i chiamo|[Ii]l mio nome è|[Mm]eu nome é|[Mm]e chamo|[Mm]ijn naam is|[Ii]k heet|[Nn]azywam się|[Jj]ag heter|[Jj]eg heter|Mr\.?|Mrs\.?|Ms\.?|Miss|Dr\.?|Prof\.?|Herrn?|Frau|Monsieur|Madame|Mme|Señora?|Sra?\.|Signora?|Sig\.|Dona|Mevrouw|Pani?) ((?:\p{Lu}[\p{L}'’-]{1,24}|van|von|der|den|de|di|da|dos|del|la|al|bin|el|\p{Lu}\.)(?: (?:\p{Lu}[\p{L}'’-]{1,24}|van|von|der|den|de|di|da|dos|del|la|al|bin|el|\p{Lu}\.)){0,4})/gu;
const PARTICLES = /(?: (?:van|von|der|den|de|di|da|dos|del|la|al|bin|el))+$/;
/** Longest introduction and five words. */
const LONGEST = 160;
const LOOK_BACK = 24;

/** On request only. @returns what is pending, as a detector's `inspect` does */
export function findNames(text: string, { from, isFinal }: InspectionContext, hits: Hit[]): number {
  INTRODUCED.lastIndex = Math.max(0, from - LOOK_BACK);
  for (let match = INTRODUCED.exec(text); match !== null; match = INTRODUCED.exec(text)) {
    const end = match.index + match[0].length;
    const start = end - match[1]!.length;
    const name = match[1]!.replace(PARTICLES, "");
    // The next one may begin within what was taken for a name: `Frau Dr. Weber`.
    INTRODUCED.lastIndex = start;
    if (start < from || !/\p{Lu}/u.test(name)) continue;
    const reason = "is written as a name after a title or an introduction";
    hits.push({
      rule: "person-name",
      start,
      end: start + name.length,
      confidence: 0.7,
      severity: "medium",
      replacement: "[person-name]",
      reason,
    });
  }
  return isFinal ? text.length : Math.max(from, text.length - LONGEST);
}
