import type { KeyRule } from "./key-rule.ts";
import { KEY_RULES } from "./rules/index.ts";

/** What is found by how it is written and not by a vendor's form, and what that is. */
export const WRITTEN_RULES: Readonly<Record<string, string>> = {
  "private-key": "A private key between PEM or PGP armour lines, or the private lines of a PuTTY key",
  "url-password": "The password in `scheme://user:password@host`, and in a URL of Oracle's driver",
  "command-password": "The password of curl's `-u`, `--user`, `-U` and `--proxy-user`",
  "netrc-password": "The password of a `.netrc` entry",
  "pgpass-password": "The password of a `.pgpass` line, at PostgreSQL's ports",
  "assigned-password": "A value that a label calls a password: with an equals sign or a colon, or in a sentence",
  "assigned-secret": "A drawn value that a label calls a key, token, secret or authorisation",
};

export const allKeyRules = (): readonly KeyRule[] => Object.values(KEY_RULES).flat();

/** The id of everything that may be found: what a policy may except. */
export const secretRuleIds = (): readonly string[] => [
  ...allKeyRules().map(({ id }) => id),
  ...Object.keys(WRITTEN_RULES),
];
