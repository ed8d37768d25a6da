import { useNavigate } from "@tanstack/react-router";
import { useEffect, useEffectEvent, useRef } from "react";
import { PAGES } from "./stages.ts";

const SEQUENCE_MS = 1_200;

/** True while a key press belongs to something else: a field that is typed in, or an open dialog. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return true;
  if (document.querySelector("dialog[open]") !== null) return true;
  const target = event.target;
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;
}

/** `?` for the sheet, `/` for the page's filter, `g` and a letter for a page. */
export function useShortcuts({ onHelp }: { readonly onHelp: () => void }): void {
  const navigate = useNavigate();
  const goneAt = useRef(0);
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (isTyping(event)) return;
    const page =
      event.timeStamp - goneAt.current < SEQUENCE_MS && PAGES.find((candidate) => candidate.key === event.key);
    // From when it was heard: a page that was busy must not make the second letter come too late.
    goneAt.current = event.key === "g" ? performance.now() : Number.NEGATIVE_INFINITY;
    if (page) {
      event.preventDefault();
      void navigate({ to: page.to });
    } else if (event.key === "?") {
      event.preventDefault();
      onHelp();
    } else if (event.key === "/") {
      const filter = document.querySelector<HTMLElement>("[data-filter]");
      if (filter === null) return;
      event.preventDefault();
      // On a small or zoomed screen the filter is folded away.
      if (!filter.checkVisibility()) {
        document.querySelector<HTMLElement>("[data-filter-toggle]")?.click();
        requestAnimationFrame(() => filter.focus());
      } else filter.focus();
    }
  });
  useEffect(() => {
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}
