import { CircleCheck, CircleDashed, type LucideIcon, Minus } from "lucide-react";
import type { Cell } from "./coverage.ts";

/** Three shapes, three words: colour only helps. */
export const CELLS: Readonly<
  Record<Cell, { readonly label: string; readonly icon: LucideIcon; readonly look: string }>
> = {
  run: { label: "Runs", icon: CircleCheck, look: "text-allow" },
  "not-configured": { label: "Not configured", icon: CircleDashed, look: "text-flag" },
  "not-possible": { label: "Not possible", icon: Minus, look: "text-faint" },
};

export function CellIcon({ cell, isDecoration = false }: { readonly cell: Cell; readonly isDecoration?: boolean }) {
  const { label, icon: Icon, look } = CELLS[cell];
  return (
    <span className={`inline-flex align-middle ${look}`} title={isDecoration ? undefined : label}>
      <Icon size={15} aria-hidden="true" />
      {!isDecoration && <span className="sr-only">{label}</span>}
    </span>
  );
}
