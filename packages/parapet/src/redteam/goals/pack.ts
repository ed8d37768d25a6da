import type { Channel, Goal } from "../attack.ts";

type Shared = Omit<Goal, "id" | "title" | "asks" | "ladder">;
type Row = Pick<Goal, "id" | "title" | "asks"> & Partial<Goal>;

/** Goals of one kind: what they share is said once, and each may say otherwise. */
export function pack(shared: Shared, rows: readonly Row[]): readonly Goal[] {
  return rows.map((row) => ({ ...shared, ...row }));
}

/** What somebody else wrote and the application reads: the user is not the attacker. */
export const READ: readonly Channel[] = ["document", "web-page", "email", "tool-result", "rag-chunk"];
