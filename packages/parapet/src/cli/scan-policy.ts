import { existsSync } from "node:fs";
import path from "node:path";
import { ParapetError } from "@parapet/guard/kernel";
import { endOfDay, type LoadedPolicy, loadPolicy, placeInPolicy, type ScanPolicy } from "../policy/index.ts";
import { readOwnRules } from "../scan/index.ts";
import { type CommandContext, DEFAULT_POLICY_FILE } from "./command.ts";
import { registerOf } from "./service-register.ts";

/** The `scan:` section that holds for a scan; all defaults where there is no policy. */
export interface ScanPolicyInUse {
  readonly scan: ScanPolicy | undefined;
  /** AI services that may be used, as the catalogue calls them; undefined where nobody keeps a register. */
  sanctioned(): Promise<ReadonlySet<string> | undefined>;
  /** Own rules for code; undefined where there are none. */
  ownRules(): Promise<unknown>;
}

/**
 * That of the policy that was named, else that of `parapet.yaml` at the root of what is scanned. A policy with mistakes
 * is refused whole: what it leaves out and accepts is not to be guessed.
 *
 * @throws {ParapetError} as `loadPolicy` does
 */
export async function scanPolicyFor({ policyFile }: CommandContext, root: string): Promise<ScanPolicyInUse> {
  const isNamed = policyFile !== DEFAULT_POLICY_FILE;
  const file = isNamed ? policyFile : path.join(root, DEFAULT_POLICY_FILE);
  const loaded = isNamed || existsSync(file) ? await loadPolicy(file) : undefined;
  const scan = loaded?.policy.scan;
  return {
    scan,
    sanctioned: async () => {
      const names = scan?.sanctioned;
      if (loaded === undefined || names === undefined) return undefined;
      const all = names.map((name, at) => placed(loaded, ["sanctioned", at], () => [...registerOf([name])]));
      return new Set((await Promise.all(all)).flat());
    },
    ownRules: async () => {
      const rules = scan?.code.rules;
      if (loaded === undefined || rules === undefined) return undefined;
      return placed(loaded, ["code", "rules"], () => readOwnRules(path.resolve(loaded.baseDirectory, rules)));
    },
  };
}

/** A fault of what a value of the section leads to names the value's place, unless it has one of its own. */
async function placed<T>({ file }: LoadedPolicy, at: readonly (string | number)[], work: () => T): Promise<T> {
  try {
    return work();
  } catch (thrown) {
    if (!(thrown instanceof ParapetError) || thrown.place !== undefined) throw thrown;
    const { code, message, hint, exit, cause } = thrown;
    const place = await placeInPolicy(file, ["scan", ...at]);
    throw new ParapetError(code, message, { exit, cause, place, ...(hint === undefined ? {} : { hint }) });
  }
}

/** What the dependency scanner is told by the section, in its own terms. */
export function dependencyPolicy({ deps }: ScanPolicy): Readonly<Record<string, unknown>> {
  const { licences, advisories, vulnerabilities, onlyImported } = deps;
  const dated = <T extends { readonly until: string }>({ until, ...rest }: T) => ({
    ...rest,
    expiresAt: endOfDay(until),
  });
  return {
    checksVulnerabilities: vulnerabilities === "check",
    onlyImported,
    accepted: advisories.map(dated),
    ...(licences === undefined ? {} : { licences: { ...licences, exceptions: licences.exceptions.map(dated) } }),
  };
}

/**
 * What the section leaves out of a scan, in words: nobody should take it for clean.
 *
 * @param decidesScanners false where the command line names them
 */
export function leftOut({ scanners, exclude }: ScanPolicy, decidesScanners: boolean): readonly string[] {
  const off = Object.entries(scanners).flatMap(([id, state]) => (decidesScanners && state === "off" ? [id] : []));
  return [
    ...(off.length === 0 ? [] : [`the policy turns off: ${off.join(", ")}`]),
    ...(exclude.length === 0 ? [] : [`the policy leaves out: ${exclude.join(", ")}`]),
  ];
}
