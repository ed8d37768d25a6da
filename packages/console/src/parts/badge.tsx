import type { ReactNode } from "react";
import { statusTone, type Tone, verdictTone } from "./tones.ts";

export function ToneBadge({ tone, note }: { readonly tone: Tone; readonly note?: string }) {
  const Icon = tone.icon;
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

export const VerdictBadge = ({ verdict }: { readonly verdict: string }) => <ToneBadge tone={verdictTone(verdict)} />;

/** `httpStatus` 0 means that the client was gone before an answer: none is shown. */
export function StatusBadge({ status, httpStatus }: { readonly status: string; readonly httpStatus?: number }) {
  return (
    <ToneBadge
      tone={statusTone(status)}
      {...(httpStatus === undefined || httpStatus === 0 ? {} : { note: String(httpStatus) })}
    />
  );
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
