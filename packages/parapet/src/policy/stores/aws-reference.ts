import { splitKey } from "./json-field.ts";

/** What `aws-sm:` points at. */
export interface AwsReference {
  /** Name or ARN. */
  readonly secretId: string;
  /** Of the ARN; undefined where a name stands. */
  readonly region: string | undefined;
  /** `AWSCURRENT` when neither this nor a version is given. */
  readonly stage: string | undefined;
  readonly version: string | undefined;
  /** Of the JSON object that the secret holds; the whole when undefined. */
  readonly key: string | undefined;
}

export const AWS_FORM =
  "aws-sm:name#key, with ?stage=AWSPREVIOUS or ?version=ID before the #; an ARN in the place of the name";

const NAME = /^[A-Za-z0-9/_+=.@-]{1,512}$/;
const ARN = /^arn:[a-z0-9-]+:secretsmanager:([a-z0-9-]+):\d{12}:secret:[A-Za-z0-9/_+=.@-]{1,519}$/;

/** The parts of `name-or-arn[?stage=…|?version=…][#key]`; undefined when it has another form. */
export function parseAwsReference(text: string): AwsReference | undefined {
  const split = splitKey(text);
  if (split === undefined) return undefined;
  const [secretId = "", query, ...more] = split.place.split("?");
  const arn = ARN.exec(secretId);
  if (more.length > 0 || (arn === null && !NAME.test(secretId))) return undefined;
  const which = /^(stage|version)=([A-Za-z0-9_-]{1,256})$/.exec(query ?? "");
  if (query !== undefined && which === null) return undefined;
  return {
    secretId,
    region: arn?.[1],
    stage: which?.[1] === "stage" ? which[2] : undefined,
    version: which?.[1] === "version" ? which[2] : undefined,
    key: split.key,
  };
}
