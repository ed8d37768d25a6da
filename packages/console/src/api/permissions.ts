import type { SessionView } from "./types.ts";

/** Whether the session may do it. The server decides again: this only spares the reader a button that would be refused. */
export function may(session: SessionView | undefined, permission: string): boolean {
  return (session?.permissions ?? []).some((held) => {
    if (held === permission || held === "*") return true;
    return held.endsWith("*") && permission.startsWith(held.slice(0, -1));
  });
}
