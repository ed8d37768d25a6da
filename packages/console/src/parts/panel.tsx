import { type ReactNode, useId } from "react";

interface PanelProps {
  readonly title: string;
  /** Beside the title, e.g. a count. */
  readonly note?: ReactNode;
  /** Right-hand controls. */
  readonly controls?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Panel({ title, note, controls, className = "", children }: PanelProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={`panel flex min-w-0 flex-col ${className}`}>
      <header className="flex min-h-9 items-center gap-2 border-b border-line px-3 py-1">
        <h2 id={id} className="shrink-0 text-sm font-semibold">
          {title}
        </h2>
        {note !== undefined && <span className="text-xs text-faint">{note}</span>}
        <div className="ml-auto flex items-center gap-1.5">{controls}</div>
      </header>
      {children}
    </section>
  );
}
