import type { Source } from "../format.ts";

const COMMIT = /^[0-9a-f]{40}$|^[0-9a-f]{64}$/;

/** Of a commit: nothing else can be put in its place later. Short ones can. */
export const isCommit = (text: string | undefined): boolean => text !== undefined && COMMIT.test(text);

const git = (url: string, reference: string | undefined): Source =>
  isCommit(reference) ? { kind: "git", url, commit: reference! } : { kind: "git", url };

/** Without the user and password that a URL may carry. */
function withoutCredentials(url: string): string {
  const scheme = url.indexOf("://");
  const at =
    scheme < 0
      ? -1
      : url
          .slice(scheme + 3)
          .split("/")[0]!
          .lastIndexOf("@");
  return at < 0 ? url : `${url.slice(0, scheme + 3)}${url.slice(scheme + 3 + at + 1)}`;
}

/** Where npm, yarn, pnpm and bun say that a package comes from; undefined for a registry's range or tag. */
export function npmSource(written: string): Source | undefined {
  const text = withoutCredentials(written.trim());
  const [base = "", fragment] = text.split("#");
  if (/^(file|link|portal|workspace|catalog):/.test(text) || /^\.{0,2}\//.test(text))
    return { kind: "local", url: text };
  if (/^(git\+|git:|git@|ssh:)/.test(text) || /^(github|gitlab|bitbucket|gist):/.test(text))
    return git(base, commitOf(fragment));
  if (/^https?:/.test(text)) {
    if (/\.git$/.test(base)) return git(base, commitOf(fragment));
    const archive = /^https:\/\/codeload\.github\.com\/[^/]+\/[^/]+\/tar\.gz\/([^/]+)$/.exec(base);
    return archive === null ? { kind: "http", url: base } : git(base, archive[1]);
  }
  if (/^[\w.-]+\/[\w.-]+$/.test(base)) return git(base, commitOf(fragment));
  return undefined;
}

const commitOf = (fragment: string | undefined): string | undefined => {
  if (fragment === undefined) return undefined;
  const named = fragment.split("&").find((part) => part.startsWith("commit="));
  return named === undefined ? fragment : named.slice("commit=".length);
};

/** Of pip's `name @ url` and of `git+https://…@commit`. */
export function pipSource(written: string): Source {
  const text = withoutCredentials(written.trim());
  const base = text.split("#")[0]!;
  if (/^(git|hg|svn|bzr)\+/.test(base)) {
    const at = base.lastIndexOf("@");
    return at > base.lastIndexOf("/") ? git(base.slice(0, at), base.slice(at + 1)) : git(base, undefined);
  }
  return /^https?:/.test(base) ? { kind: "http", url: text } : { kind: "local", url: base };
}
