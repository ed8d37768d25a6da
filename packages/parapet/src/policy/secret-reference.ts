/** Where a secret lives; what else stands in a secret's place may be the secret itself. */
export const SECRET_REFERENCE: RegExp = /^(env|file|vault|aws-sm|gcp-sm|azure-kv):\S+$/;
