import type { Described } from "@parapet/guard/kernel";

/** Registries by the names that OSV gives them. */
export type Ecosystem = "npm" | "PyPI" | "Go" | "crates.io" | "Maven" | "NuGet" | "Packagist" | "RubyGems";

/** Where a package comes from when not from a registry. `commit` is undefined where a branch or tag is named. */
export type Source =
  | { readonly kind: "git"; readonly url: string; readonly commit?: string }
  | { readonly kind: "http"; readonly url: string }
  | { readonly kind: "local"; readonly url: string };

/** A package at one version. */
export interface Locked {
  readonly name: string;
  readonly version: string;
  readonly line: number;
  /** Undefined where the file does not tell; then the manifest beside it does. */
  readonly isDirect?: boolean;
  readonly isDev?: boolean;
  readonly source?: Source;
  /** False: the lockfile could hold a hash of it, and does not. */
  readonly hasIntegrity?: boolean;
  readonly hasInstallScript?: boolean;
  /** As the lockfile writes it, mostly an SPDX expression. */
  readonly licence?: string;
}

/** A package that a manifest asks for, at any version of a range. */
export interface Wanted {
  readonly name: string;
  /** As written; empty for any. */
  readonly range: string;
  readonly line: number;
  readonly isDev?: boolean;
  readonly source?: Source;
}

export interface Parsed {
  readonly locked: readonly Locked[];
  readonly wanted: readonly Wanted[];
  /** Files that it names as parts of itself, relative to its own folder. */
  readonly includes?: readonly { readonly target: string; readonly line: number }[];
  /** What the package itself is called that the file describes. */
  readonly own?: string;
  /** Names that may be imported though no registry is asked for them: peers, and those that a package is given here. */
  readonly provided?: readonly string[];
  /** Registries beside the usual one, as pip's `--extra-index-url`. */
  readonly indexes?: readonly { readonly url: string; readonly line: number }[];
}

/** The extension object: one kind of file that names packages. */
export interface DependencyFormat extends Described {
  readonly ecosystem: Ecosystem;
  /** A lockfile fixes versions; a manifest asks for them; pins are a manifest that may fix them itself. */
  readonly role: "lock" | "manifest" | "pins";
  matches(path: string): boolean;
  /**
   * Pure, and linear in the text.
   * @throws {Error} saying why it is not such a file
   */
  parse(text: string): Parsed;
}
