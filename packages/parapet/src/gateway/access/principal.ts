/** Who is calling, after authentication. */
export interface Principal {
  readonly kind: "key" | "user";
  /** `key:<key id>` or `user:<subject>`: what records and limits name. */
  readonly id: string;
  readonly roles: readonly string[];
  /** Key name or the token's display name. */
  readonly name: string;
}
