import type { ReactNode } from "react";
import { NOT_INSPECTED, statusTone, type Tone, verdictTone } from "./tones.ts";

interface ToneBadgeProps {
  readonly tone: Tone;
  readonly note?: string;
  /** Without a box: for the many that ask for no attention. */
  readonly isQuiet?: boolean;
}

export function ToneBadge({ tone, note, isQuiet = false }: ToneBadgeProps) {
  const Icon = tone.icon;
  if (isQuiet)
    return (
      <span className={`tint-${tone.tint} inline-flex h-5 items-center gap-1.5 text-xs whitespace-nowrap text-muted`}>
        <Icon size={12} strokeWidth={2.25} className="text-(--tint)" aria-hidden="true" />
        {tone.label}
      </span>
    );
  return (
    <span
      className={`tinted tint-${tone.tint} inline-flex h-5 items-center gap-1 rounded border px-1.5 text-xs font-medium whitespace-nowrap`}
    >
      <Icon size={12} strokeWidth={2.25} aria-hidden="true" />
      {tone.label}
      {note !== undefined && <span className="font-normal opacity-90">{note}</span>}
    </span>
  );
}

/** What let the text pass is quiet; what did not stands out. Where no detector ran, nothing was allowed by one. */
export function VerdictBadge({
  verdict,
  isInspected = true,
}: {
  readonly verdict: string;
  readonly isInspected?: boolean;
}) {
  if (verdict === "allow" && !isInspected) return <ToneBadge tone={NOT_INSPECTED} isQuiet />;
  return <ToneBadge tone={verdictTone(verdict)} isQuiet={verdict === "allow"} />;
}

/** `httpStatus` 0 means that the client was gone before an answer: none is shown. Nor is 200: it says nothing new. */
export function StatusBadge({ status, httpStatus = 0 }: { readonly status: string; readonly httpStatus?: number }) {
  const note = httpStatus === 0 || httpStatus === 200 ? {} : { note: String(httpStatus) };
  return <ToneBadge tone={statusTone(status)} isQuiet={status === "completed" || status === "cancelled"} {...note} />;
}

/** A name that is neither good nor bad: a detector, a role, an origin. */
export function Tag({ children, title }: { readonly children: ReactNode; readonly title?: string }) {
  return (
    <span
      title={title}
      className="inline-flex h-5 max-w-full items-center truncate rounded border border-line bg-raised px-1.5 text-xs text-muted"
    >
      {children}
    </span>
  );
}
