import { EXIT, ParapetError } from "@parapet/guard/kernel";
import { git as askGit } from "./git.ts";

/**
 * What differs from a revision below a folder, committed or not, and what Git does not know yet. What was deleted is
 * not among it.
 *
 * @param revision as `git rev-parse` reads it
 * @returns paths relative to the folder, with `/`
 * @throws {ParapetError} PARAPET_SCAN_SINCE outside of a work tree, or for what is no revision
 */
export async function changedFiles(root: string, revision: string): Promise<ReadonlySet<string>> {
  // Nothing goes through a shell, and a revision is nobody's option.
  if (!/^[^-\u0000-\u001f][^\u0000-\u001f]*$/.test(revision)) throw refused(`'${revision}' is no revision`);
  const git = (...words: readonly string[]): Promise<string> => askGit(root, ...words);
  const isWorkTree = await git("rev-parse", "--is-inside-work-tree").catch((cause: unknown) => {
    throw refused(isMissing(cause) ? "git is not installed" : "this folder is in no git work tree", cause);
  });
  if (isWorkTree.trim() !== "true") throw refused("this folder is in no git work tree");
  const verify = (name: string) => git("rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`);
  const commit = await verify(revision).catch((cause: unknown) => {
    if (revision === "HEAD") return undefined;
    throw refused(`git knows no commit '${revision}'`, cause);
  });
  const others = ["--others", "--exclude-standard"];
  // Before the first commit, all differs from it.
  if (commit === undefined) return namesIn(await git("ls-files", "-z", "--cached", ...others));
  const different = ["diff", "--name-only", "-z", "--no-ext-diff", "--no-textconv", "--relative", "--diff-filter=d"];
  const [changed, unknown] = await Promise.all([
    git(...different, commit.trim(), "--"),
    git("ls-files", "-z", ...others),
  ]);
  return namesIn(changed + unknown);
}

const namesIn = (list: string): ReadonlySet<string> => new Set(list.split("\0").filter((name) => name !== ""));

const isMissing = (cause: unknown): boolean => cause instanceof Error && "code" in cause && cause.code === "ENOENT";

const refused = (problem: string, cause?: unknown): ParapetError =>
  new ParapetError("PARAPET_SCAN_SINCE", `--since: ${problem}`, {
    hint: "Name a branch, tag or commit that is here, such as HEAD or origin/main (in CI, fetch it first), or scan everything.",
    exit: EXIT.usage,
    cause,
  });
