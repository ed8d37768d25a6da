import type { IsGranted } from "./expression.ts";

export interface LicenceLists {
  readonly allow?: readonly string[] | undefined;
  readonly deny?: readonly string[] | undefined;
}

/** Families of which SPDX has an id for "this version only" and one for "or any later". */
const GNU = /^(a?gpl|lgpl|gfdl)-(\d\.\d)(\+|-only|-or-later)?$/;

/** One spelling of an id: `GPL-2.0` and `GPL-2.0+` are SPDX's own old names. */
function canonical(id: string): string {
  const lowered = id.toLowerCase();
  const gnu = GNU.exec(lowered);
  if (gnu === null) return lowered;
  const [, family, version, ending = "-only"] = gnu;
  return `${family}-${version}${ending === "+" ? "-or-later" : ending}`;
}

/** What "or any later version" lets one choose at least. */
const baseOf = (id: string): string | undefined =>
  id.endsWith("-or-later") ? id.replace(/-or-later$/, "-only") : id.endsWith("+") ? id.slice(0, -1) : undefined;

function canonicalEntry(entry: string): string {
  const [, id, exception] = /^(\S+)\s+with\s+(\S+)$/i.exec(entry.trim()) ?? [];
  return id === undefined ? canonical(entry.trim()) : `${canonical(id)} with ${exception!.toLowerCase()}`;
}

/**
 * By the lists of a policy: a licence is refused where it is denied, or where there is a list of allowed ones without it.
 * An entry with its exception is the more exact one, and wins over one of the licence alone. Whoever may use one version
 * may use it where later ones are offered as well; whoever may not, may not.
 */
export function grantedBy({ allow, deny = [] }: LicenceLists): IsGranted {
  const allowed = allow === undefined ? undefined : new Set(allow.map(canonicalEntry));
  const denied = new Set(deny.map(canonicalEntry));
  return (written, exception) => {
    const id = canonical(written);
    if (exception !== undefined) {
      const exact = `${id} with ${exception.toLowerCase()}`;
      if (denied.has(exact)) return false;
      if (allowed?.has(exact) === true) return true;
    }
    const names = [id, baseOf(id)].filter((one) => one !== undefined);
    return !names.some((one) => denied.has(one)) && (allowed === undefined || names.some((one) => allowed.has(one)));
  };
}
