import type { Connection, Manifest } from "../manifest/index.ts";

/** As whom an application is asked. */
export interface Identity {
  readonly apiKey: string | undefined;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** `{{user}}` of templates. */
  readonly user: string;
}

export type Secret = (reference: string) => Promise<string>;

/** Headers by which an application knows who asks. */
const KNOWN_BY = new Set(["authorization", "cookie", "x-api-key", "api-key"]);
const REFERENCE = /^(?:env|file|vault|aws-sm|gcp-sm|azure-kv):\S+$/;

/**
 * As whom each role asks. A role is what its own entry says: one without a key is sent none, whatever the connection
 * has, or the matrix of rights would be that of one and the same user. Without a role the connection's own is used.
 *
 * @throws {ParapetError} PARAPET_SECRET_* for a reference that leads nowhere
 */
export async function identitiesOf(
  { connection, roles }: Pick<Manifest, "connection" | "roles">,
  secret: Secret,
): Promise<(role: string) => Identity> {
  const shared = "headers" in connection ? lowered(await resolved(connection.headers, secret)) : {};
  const apiKey = await keyOf(connection, secret);
  const own: Identity = { apiKey, headers: shared, user: "" };
  const anonymous = Object.fromEntries(Object.entries(shared).filter(([name]) => !KNOWN_BY.has(name)));
  const known = new Map<string, Identity>();
  for (const [name, role] of Object.entries(roles))
    known.set(name, {
      apiKey: await keyOf(role, secret),
      headers: { ...anonymous, ...lowered(await resolved(role.headers, secret)) },
      user: role.user,
    });
  return (role) => known.get(role) ?? own;
}

/** With the key as most applications want it. */
export function headersOf({ apiKey, headers }: Identity): Readonly<Record<string, string>> {
  return { ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }), ...headers };
}

/** Values that are secrets by reference, as what they stand for. */
export async function resolved(
  values: Readonly<Record<string, string>>,
  secret: Secret,
): Promise<Readonly<Record<string, string>>> {
  const entries = Object.entries(values).map(async ([name, value]) => [
    name,
    REFERENCE.test(value) ? await secret(value) : value,
  ]);
  return Object.fromEntries(await Promise.all(entries));
}

/** A header in two spellings would be sent twice, and read as one with both values. */
const lowered = (headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

async function keyOf(of: Connection | { readonly apiKey?: string | undefined }, secret: Secret) {
  const reference = "apiKey" in of ? of.apiKey : undefined;
  return reference === undefined ? undefined : secret(reference);
}
