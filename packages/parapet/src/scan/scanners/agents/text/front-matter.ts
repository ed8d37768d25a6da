import type { RuleSighting } from "../../../structured/sighting.ts";
import { autoApprove, gradeOf } from "../settings/auto-approve.ts";

const HEAD = /^\ufeff?---\r?\n([\s\S]{0,8000}?)\n---/;
const LINE = /^(allowed-tools|allowed_tools|auto_approve|permissionMode|permission-mode):[ \t]*(.*)$/gim;

/** What a skill, command or sub-agent grants itself in the lines above its text. */
export function frontMatterSightings(text: string): readonly RuleSighting[] {
  const head = HEAD.exec(text);
  if (head === null) return [];
  return [...head[0].matchAll(LINE)].flatMap((match): readonly RuleSighting[] => {
    const key = match[1]!;
    const place = { rule: autoApprove.rule.id, start: match.index, end: match.index + match[0].length };
    if (/^permission/i.test(key))
      return /bypassPermissions/.test(match[2]!) ? [{ ...place, evidence: match[0], identity: key }] : [];
    const listed = /^\s*$/.test(match[2]!)
      ? [...head[0].slice(match.index).matchAll(/^[ \t]+-[ \t]+(.+)$/gm)].map(([, item]) => item!)
      : match[2]!.replace(/^\[|\]$/g, "").split(/,(?![^(]*\))/);
    const open = listed.map((one) => one.trim().replace(/^["']|["']$/g, "")).find((one) => gradeOf(one) !== undefined);
    return open === undefined
      ? []
      : [
          {
            ...place,
            severity: "medium",
            confidence: 0.8,
            evidence: `${key} lets ${open} through`,
            identity: `${key} ${open}`,
          },
        ];
  });
}
