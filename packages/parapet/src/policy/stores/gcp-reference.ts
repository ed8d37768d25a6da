import { splitKey } from "./json-field.ts";

/** What `gcp-sm:` points at. */
export interface GcpReference {
  /** Undefined: of the settings. */
  readonly project: string | undefined;
  /** Of a regional secret. */
  readonly location: string | undefined;
  readonly secret: string;
  /** A number, `latest` or an alias. */
  readonly version: string;
  /** Of the JSON object that the secret holds; the whole when undefined. */
  readonly key: string | undefined;
}

export const GCP_FORM = "gcp-sm:name#key, gcp-sm:name?version=3 or gcp-sm:projects/P/secrets/NAME/versions/3";

const NAME = "[A-Za-z0-9_-]{1,255}";
const SHORT = new RegExp(`^(?<secret>${NAME})(\\?version=(?<version>${NAME}))?$`);
const LONG = new RegExp(
  `^projects/(?<project>[a-z0-9.:-]{3,63})(/locations/(?<location>[a-z0-9-]{3,40}))?/secrets/(?<secret>${NAME})(/versions/(?<version>${NAME}))?$`,
);

/** The parts of `name[?version=…][#key]` or of a full resource name; undefined when it has another form. */
export function parseGcpReference(text: string): GcpReference | undefined {
  const split = splitKey(text);
  if (split === undefined) return undefined;
  const {
    project,
    location,
    secret,
    version = "latest",
  } = (LONG.exec(split.place) ?? SHORT.exec(split.place))?.groups ?? {};
  return secret === undefined ? undefined : { project, location, secret, version, key: split.key };
}
