import { splitKey } from "./json-field.ts";

/** What `azure-kv:` points at. */
export interface AzureReference {
  readonly vault: string;
  readonly secret: string;
  /** The newest when undefined. */
  readonly version: string | undefined;
  /** Of the JSON object that the secret holds; the whole when undefined. */
  readonly key: string | undefined;
}

export const AZURE_FORM = "azure-kv:vault/name or azure-kv:vault/name/version, with #key for one key of a JSON object";

const FORM = /^(?<vault>[A-Za-z][A-Za-z0-9-]{2,23})\/(?<secret>[A-Za-z0-9-]{1,127})(\/(?<version>[A-Za-z0-9]{1,64}))?$/;

/** The parts of `vault/name[/version][#key]`; undefined when it has another form. */
export function parseAzureReference(text: string): AzureReference | undefined {
  const split = splitKey(text);
  if (split === undefined) return undefined;
  const { vault, secret, version } = FORM.exec(split.place)?.groups ?? {};
  return vault === undefined || secret === undefined ? undefined : { vault, secret, version, key: split.key };
}
