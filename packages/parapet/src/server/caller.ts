import type { ConsoleBackend } from "./console-backend.ts";
import { CONSOLE_PERMISSIONS, type ConsolePermission, LOCAL_ADMIN } from "./permissions.ts";

/** Who calls the API. */
export interface Caller {
  readonly kind: "session" | "key";
  readonly subject: string;
  /** As the audit log names it. */
  readonly actor: string;
  readonly roles: readonly string[];
}

export function mayCaller(backend: ConsoleBackend, caller: Caller, permission: ConsolePermission): boolean {
  if (caller.kind === "session" && caller.roles.includes(LOCAL_ADMIN)) return true;
  return backend.isPermitted(caller.roles, permission);
}

/** May they do this with one of the models? Asked by name: roles may allow one and not another. */
export function mayMoveModel(backend: ConsoleBackend, caller: Caller | undefined, model: string): boolean {
  if (caller === undefined) return false;
  if (caller.kind === "session" && caller.roles.includes(LOCAL_ADMIN)) return true;
  return backend.isPermitted(caller.roles, movePermission(model));
}

export const movePermission = (model: string): string => `model:${model}:promote`;

export function permissionsOf(backend: ConsoleBackend, caller: Caller): readonly ConsolePermission[] {
  return CONSOLE_PERMISSIONS.filter((permission) => mayCaller(backend, caller, permission));
}

/** `Authorization: Bearer <secret>`; undefined when the header is absent or of another scheme. */
export function bearerOf(header: string | undefined): string | undefined {
  if (header === undefined || header.length > 4_096) return undefined;
  const space = header.indexOf(" ");
  return space === 6 && header.slice(0, 6).toLowerCase() === "bearer" ? header.slice(7).trim() : undefined;
}
