import { type ReactNode, useEffect } from "react";

/** The page's name, its one line of help, and its controls; names the browser's tab as well. */
export function PageHeader({ title, note, children }: { title: string; note?: ReactNode; children?: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Parapet`;
  }, [title]);
  return (
    <header className="flex h-12 shrink-0 items-center gap-3 border-b border-line bg-surface px-4">
      <h1 className="text-base font-semibold">{title}</h1>
      {note !== undefined && <div className="hidden min-w-0 truncate text-xs text-faint md:block">{note}</div>}
      <div className="ml-auto flex items-center gap-2">{children}</div>
    </header>
  );
}
