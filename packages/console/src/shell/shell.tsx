import { Outlet } from "@tanstack/react-router";
import { useState } from "react";
import { Rail } from "./rail.tsx";
import { ShortcutSheet } from "./shortcut-sheet.tsx";
import { useShortcuts } from "./shortcuts.ts";
import { StopBanner } from "./stop-banner.tsx";

/** The frame around every page: rail, banner, and the keys that work everywhere. */
export function Shell() {
  const [isSheetOpen, setSheetOpen] = useState(false);
  useShortcuts({ onHelp: () => setSheetOpen(true) });
  return (
    <div className="flex h-full">
      <button
        type="button"
        className="panel absolute top-2 left-2 z-50 -translate-y-20 px-3 py-1.5 focus:translate-y-0"
        onClick={() => document.getElementById("content")?.focus()}
      >
        Skip to content
      </button>
      <Rail onHelp={() => setSheetOpen(true)} />
      <div className="flex min-w-0 flex-1 flex-col">
        <StopBanner />
        <main id="content" tabIndex={-1} className="flex min-h-0 flex-1 flex-col outline-none">
          <Outlet />
        </main>
      </div>
      {isSheetOpen && <ShortcutSheet onClose={() => setSheetOpen(false)} />}
    </div>
  );
}
