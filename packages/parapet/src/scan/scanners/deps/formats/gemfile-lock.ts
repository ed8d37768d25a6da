import type { DependencyFormat, Locked, Source } from "../format.ts";
import { isCommit } from "./source.ts";

const SECTIONS = new Set([
  "GEM",
  "GIT",
  "PATH",
  "PLUGIN SOURCE",
  "PLATFORMS",
  "DEPENDENCIES",
  "RUBY VERSION",
  "BUNDLED WITH",
  "CHECKSUMS",
]);
const REMOTES = new Set(["GEM", "GIT", "PATH"]);
/** What is built for one platform carries it behind its version. */
const PLATFORM =
  /-(x86|x64|x86_64|arm|arm64|aarch64|java|jruby|mingw|mswin|universal|ruby|linux|darwin|wasm32)[\w.-]*$/;

/** `Gemfile.lock` of Bundler: sections, their options by two blanks, gems by four. */
export const gemfileLock: DependencyFormat = {
  id: "gemfile-lock",
  title: "Bundler lockfile",
  ecosystem: "RubyGems",
  role: "lock",
  matches: (path) => /(^|\/)(Gemfile|gems)\.lock(ed)?$/.test(path),
  parse(text) {
    const gems: { gem: Locked; key: string }[] = [];
    const direct = new Set<string>();
    let section = "";
    let remote = "";
    let revision: string | undefined;
    let line = 0;
    for (const raw of text.split(/\r?\n/)) {
      line++;
      if (/^[A-Z]/.test(raw)) {
        section = raw.trim();
        [remote, revision] = ["", undefined];
        if (!SECTIONS.has(section)) throw new Error(`line ${line} opens an unknown section`);
        continue;
      }
      if (raw.trim() === "") continue;
      if (section === "") throw new Error(`line ${line} stands in no section`);
      if (section === "DEPENDENCIES") direct.add(raw.trim().split(/[ !]/)[0]!);
      const option = /^ {2}(remote|revision): (.*)$/.exec(raw);
      if (option?.[1] === "remote") remote = option[2]!.trim();
      if (option?.[1] === "revision") revision = option[2]!.trim();
      const found = section === "CHECKSUMS" || section === "DEPENDENCIES" ? null : /^ {4}(\S+) \(([^)]+)\)$/.exec(raw);
      if (found === null) {
        if (/^ {4}\S/.test(raw) && REMOTES.has(section)) throw new Error(`line ${line} names no version`);
        continue;
      }
      const [, name = "", written = ""] = found;
      const source = sourceOf(section, remote, revision);
      const version = written.replace(PLATFORM, "");
      gems.push({
        key: `${name} ${version}`,
        gem: { name, version, line, ...(source === undefined ? {} : { source }) },
      });
    }
    const firsts = new Map(gems.toReversed().map(({ key, gem }) => [key, gem]));
    const locked = gems.filter(({ key, gem }) => firsts.get(key) === gem);
    return { locked: locked.map(({ gem }) => ({ ...gem, isDirect: direct.has(gem.name) })), wanted: [] };
  },
};

function sourceOf(section: string, remote: string, revision: string | undefined): Source | undefined {
  if (section === "PATH") return { kind: "local", url: remote };
  if (section !== "GIT") return undefined;
  return isCommit(revision) ? { kind: "git", url: remote, commit: revision! } : { kind: "git", url: remote };
}
