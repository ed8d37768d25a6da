/** What people and automation may do at the console; roles of the policy grant them. */
export const CONSOLE_PERMISSIONS = [
  "console:read",
  "keys:write",
  "mode:write",
  "stop:write",
  "texts:read",
  "approvals:write",
] as const;

export type ConsolePermission = (typeof CONSOLE_PERMISSIONS)[number];

/**
 * The role of whoever opened the one-time link of the terminal: all console permissions, since who can start Parapet
 * can edit its policy as well. No role of a policy can bear this name, so no issuer can hand it out.
 */
export const LOCAL_ADMIN = "*local-admin";

/** Their name in the audit log. No issuer may send one who bears it. */
export const LOCAL_ADMIN_SUBJECT = "local-admin";
