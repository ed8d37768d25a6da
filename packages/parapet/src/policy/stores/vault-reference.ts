/** What `vault:` points at: one field of one secret of a KV version 2 engine. */
export interface VaultReference {
  /** As `vault kv get` takes it, mount first: `secret/app/openai`. */
  readonly segments: readonly string[];
  readonly field: string;
  /** The newest when undefined. */
  readonly version: number | undefined;
}

export const VAULT_FORM = "vault:mount/path#field or vault:mount/path?version=3#field";

/** The parts of `mount/path[?version=N]#field`; undefined when it has another form. */
export function parseVaultReference(text: string): VaultReference | undefined {
  const hash = text.indexOf("#");
  if (hash < 1 || hash === text.length - 1) return undefined;
  const [place = "", query, ...more] = text.slice(0, hash).split("?");
  if (more.length > 0) return undefined;
  const segments = place.split("/");
  if (segments.length < 2 || segments.some((segment) => segment === "" || segment === "." || segment === ".."))
    return undefined;
  if (query !== undefined && !/^version=[1-9]\d{0,8}$/.test(query)) return undefined;
  return {
    segments,
    field: text.slice(hash + 1),
    version: query === undefined ? undefined : Number(query.slice("version=".length)),
  };
}
