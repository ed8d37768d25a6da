import type { PlacedFinding } from "../../../scanner.ts";
import type { Dependencies } from "../facts.ts";
import type { DependencyOptions } from "../options.ts";
import { acceptanceOf, isSamePackage } from "./acceptance.ts";
import { shown } from "./shown.ts";

/** Judges licences that lockfiles tell by the policy's lists; says nothing where there is none. */
export function judgeLicences({ packages }: Dependencies, { licences }: DependencyOptions): readonly PlacedFinding[] {
  if (licences === undefined) return [];
  const allow = licences.allow === undefined ? undefined : new Set(licences.allow.map(lowered));
  const deny = new Set((licences.deny ?? []).map(lowered));
  const isGranted = (id: string): boolean => !deny.has(lowered(id)) && (allow?.has(lowered(id)) ?? true);
  return packages
    .filter(({ licence, isDev }) => licence !== undefined && isDev !== true && !isMet(licence, isGranted))
    .map(({ ecosystem, name, version, licence, path, line }) => ({
      rule: "dependency-licence",
      path,
      line,
      column: 1,
      evidence: shown(`${name}@${version}: ${licence}`),
      identity: `${name} ${licence}`,
      ...acceptanceOf(
        licences.exceptions,
        (one) => isSamePackage(one.package, ecosystem, name) && (one.licence ?? licence) === licence,
      ),
    }));
}

const lowered = (id: string): string => id.toLowerCase();

/**
 * Whether an SPDX expression can be met: one side of an OR, both of an AND, and of a WITH the licence itself. Read from left
 * to right with a stack, AND before OR; what is no expression is one licence of that name.
 */
export function isMet(expression: string, isGranted: (id: string) => boolean): boolean {
  const words = expression.match(/[()]|[^\s()]+/g) ?? [];
  const levels: { any: boolean; all: boolean; isEmpty: boolean }[] = [{ any: false, all: true, isEmpty: true }];
  let isSkipped = false;
  const take = (value: boolean): void => {
    const level = levels.at(-1)!;
    level.all &&= value;
    level.isEmpty = false;
  };
  for (const word of words) {
    const level = levels.at(-1)!;
    if (isSkipped) isSkipped = false;
    else if (word === "(") levels.push({ any: false, all: true, isEmpty: true });
    else if (word === ")") {
      if (levels.length === 1) return isGranted(expression);
      levels.pop();
      take(level.any || (level.all && !level.isEmpty));
    } else if (/^or$/i.test(word)) {
      level.any ||= level.all && !level.isEmpty;
      level.all = true;
      level.isEmpty = true;
    } else if (/^with$/i.test(word)) isSkipped = true;
    else if (!/^and$/i.test(word)) take(isGranted(word));
  }
  const { any, all, isEmpty } = levels[0]!;
  return levels.length === 1 ? any || (all && !isEmpty) : isGranted(expression);
}
