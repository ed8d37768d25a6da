import type { DependencyFormat, Locked } from "../format.ts";

interface Required {
  readonly name: string;
  readonly version: string;
  readonly line: number;
  readonly isDirect: boolean;
}

/** Path and version of one requirement, with what stands behind `=>` where something does. */
const REPLACED = /^(\S+)(?:\s+(v\S+))?\s*=>\s*(\S+)(?:\s+(v\S+))?$/;

/** `go.mod`: it names one version of each module, so it locks itself; `go.sum` holds their hashes. */
export const goMod: DependencyFormat = {
  id: "go-mod",
  title: "Go modules",
  ecosystem: "Go",
  role: "lock",
  matches: (path) => /(^|\/)go\.mod$/.test(path),
  parse(text) {
    const required: Required[] = [];
    const replaced = new Map<string, readonly [string, string]>();
    let block = "";
    let line = 0;
    for (const raw of text.split(/\r?\n/)) {
      line++;
      const comment = raw.indexOf("//");
      const note = comment < 0 ? "" : raw.slice(comment);
      const bare = (comment < 0 ? raw : raw.slice(0, comment)).trim();
      if (bare === "") continue;
      if (bare === ")") {
        block = "";
        continue;
      }
      const opened = /^(\w+)\s*\($/.exec(bare);
      if (opened !== null) {
        block = opened[1]!;
        continue;
      }
      const directive = block === "" ? /^(\w+)\s+(.*)$/.exec(bare) : null;
      if (block === "" && directive === null) throw new Error(`line ${line} is no directive`);
      const verb = directive?.[1] ?? block;
      const rest = (directive?.[2] ?? bare).replaceAll('"', "");
      if (verb === "require") {
        const [name, version] = rest.split(/\s+/);
        if (name === undefined || version === undefined) throw new Error(`line ${line} requires no version`);
        required.push({ name, version, line, isDirect: !note.includes("indirect") });
      } else if (verb === "replace") {
        const match = REPLACED.exec(rest);
        if (match === null) throw new Error(`line ${line} replaces nothing`);
        replaced.set(`${match[1]} ${match[2] ?? ""}`, [match[3]!, match[4] ?? ""]);
      } else if (!VERBS.has(verb)) throw new Error(`line ${line} holds an unknown directive`);
    }
    const locked = required.map(({ name, version, ...rest }): Locked => {
      const instead = replaced.get(`${name} ${version}`) ?? replaced.get(`${name} `);
      if (instead === undefined) return { name, version, ...rest };
      const [target, at] = instead;
      return /^\.{0,2}\//.test(target)
        ? { name, version, ...rest, source: { kind: "local", url: target } }
        : { name: target, version: at, ...rest };
    });
    return { locked, wanted: [] };
  },
};

const VERBS = new Set(["module", "go", "toolchain", "exclude", "retract", "tool", "godebug", "ignore"]);
