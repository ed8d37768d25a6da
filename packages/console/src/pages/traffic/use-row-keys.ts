import { useEffect, useEffectEvent } from "react";
import { isTyping } from "../../shell/shortcuts.ts";

interface RowKeys {
  readonly rows: readonly { readonly id: string }[];
  readonly openId: string;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
}

const STEPS: Readonly<Record<string, number>> = { j: 1, k: -1 };
const ROW_STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * `j` and `k`, and the arrows from a row on, walk the rows: they move the focus, or the open panel when there is one. `Esc` closes the panel.
 * A row that is not rendered (the table is virtual) is reached by the table's own listener for `parapet-reveal`.
 */
export function useRowKeys({ rows, openId, onOpen, onClose }: RowKeys): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (isTyping(event)) return;
    if (event.key === "Escape" && openId !== "") {
      event.preventDefault();
      onClose();
      revealRow(openId);
      return;
    }
    const focused = document.activeElement?.getAttribute("data-row") ?? "";
    // Arrows scroll what has the focus, unless that is a row.
    const step = STEPS[event.key] ?? (focused === "" ? undefined : ROW_STEPS[event.key]);
    if (step === undefined) return;
    const index = rows.findIndex((row) => row.id === (openId === "" ? focused : openId));
    const next = rows[index === -1 ? 0 : index + step];
    if (next === undefined) return;
    event.preventDefault();
    revealRow(next.id);
    if (openId !== "") onOpen(next.id);
  });
  useEffect(() => {
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}

function revealRow(id: string): void {
  document.dispatchEvent(new CustomEvent("parapet-reveal", { detail: id }));
}
