import type { ReactNode } from "react";

/** A part of the exchange panel. */
export function Section({ title, note, children }: { title: string; note?: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3 className="mb-1.5 flex items-baseline gap-2 text-xs font-semibold text-muted">
        {title}
        {note !== undefined && <span className="font-normal text-faint">{note}</span>}
      </h3>
      {children}
    </section>
  );
}
