import type { ScannedFile } from "../../scanner.ts";

/** What an inventory lists, in the order in which it is shown. */
export const ITEM_KINDS = [
  "service",
  "model",
  "model-file",
  "dataset",
  "library",
  "mcp-server",
  "tool",
  "prompt",
] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** Something of AI that a line of a file uses. */
export interface Seen {
  readonly kind: ItemKind;
  /** As its maker calls it: `gpt-4o`, `org/name`, `openai`; of files, the path. */
  readonly name: string;
  /** An exact version or revision; a range is no version. */
  readonly version?: string;
  /** Package URL without the version. */
  readonly purl?: string;
  /** Name of the service in the catalogue that it belongs to. */
  readonly service?: string;
  readonly sha256?: string;
  /** What more is known, by a word each: `task`, `format`, `by`. */
  readonly more?: Readonly<Record<string, string>>;
}

export type See = (seen: Seen, line: number) => void;

export type TextFile = ScannedFile & { readonly text: string };

/** Reads one sort of sign. Pure, and linear in the file. */
export type Reader = { wants(path: string): boolean } & (
  | {
      /** @throws for a file that is not what its name says */
      read(file: TextFile, see: See): void;
    }
  | { readBytes(file: ScannedFile, see: See): void }
);

export const CODE = /\.(?:[cm]?[jt]sx?|py|ipynb|vue|svelte)$/i;
export const PYTHON = /\.(?:py|ipynb)$/i;
export const SETTINGS =
  /(?:\.(?:ya?ml|toml|json|jsonc|ini|cfg|conf|properties|tf|sh)|(?:^|\/)(?:\.env[\w.-]*|[\w.-]+\.env|Dockerfile[\w.-]*))$/i;
/** Long lists of names that nobody here chose. */
export const GENERATED =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|composer\.lock|tsconfig[\w.]*\.json)$|\.(?:min\.[cm]?js|map)$/i;
