/** Where packages of one kind come from, and how they are named there. */
export interface Ecosystem {
  readonly id: EcosystemId;
  /** The name that the registry knows, of what stands on a command line; empty for what names no package of it. */
  nameOf(token: string): string;
}

export const ECOSYSTEM_IDS = ["npm", "pypi", "cargo", "go", "gem", "composer", "nuget"] as const;
export type EcosystemId = (typeof ECOSYSTEM_IDS)[number];

/** Paths, addresses and variables are no names. */
const isElsewhere = (token: string): boolean =>
  /^[./~$%\\]|:\/\/|^(?:git|file|link|workspace|npm)[+:]|\.(?:tgz|whl|zip|git)$/i.test(token);

const beforeVersion = (token: string): string => {
  const at = token.indexOf("@", 1);
  return at < 0 ? token : token.slice(0, at);
};
const named = (pattern: RegExp, name: string): string => (pattern.test(name) ? name : "");

/** PEP 503: case and the sign between words do not count. */
export const pythonName = (name: string): string => name.toLowerCase().replace(/[-_.]+/g, "-");

const ALL: Readonly<Record<EcosystemId, (token: string) => string>> = {
  npm: (token) => named(/^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/, beforeVersion(token).toLowerCase()),
  pypi: (token) => pythonName(/^[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?(?=$|[[=<>!~@;])/.exec(token)?.[0] ?? ""),
  cargo: (token) => named(/^[a-z0-9][a-z0-9_-]*$/, beforeVersion(token).toLowerCase()).replaceAll("_", "-"),
  go: (token) => named(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+\/[\w.~/-]+$/, beforeVersion(token).toLowerCase()),
  gem: (token) => named(/^[a-z0-9][\w.-]*$/, token.toLowerCase()),
  composer: (token) => named(/^[a-z0-9][a-z0-9_.-]*\/[a-z0-9][a-z0-9_.-]*$/, (token.split(":")[0] ?? "").toLowerCase()),
  nuget: (token) => named(/^[a-z0-9_][\w.-]*$/, token.toLowerCase()),
};

export const ecosystemOf = (id: EcosystemId): Ecosystem => ({
  id,
  nameOf: (token) => (token.length > 214 || token.startsWith("-") || isElsewhere(token) ? "" : ALL[id](token)),
});
