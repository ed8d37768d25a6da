import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { ApiError } from "../api/client.ts";
import { Button } from "./button.tsx";

/** The API's own code, sentence and hint; never a bare "something went wrong". */
export function ErrorPanel({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const known = error instanceof ApiError ? error : undefined;
  return (
    <div role="alert" className="tinted tint-block flex gap-2.5 rounded-lg border p-3">
      <CircleAlert size={16} className="mt-0.5 shrink-0" aria-hidden="true" />
      <div className="min-w-0 flex-1 text-ink">
        <p className="font-medium">{known?.message ?? "This page broke. That is our bug."}</p>
        {known?.hint !== undefined && known.hint !== "" && <p className="mt-0.5 text-muted">{known.hint}</p>}
        <p className="mt-1 font-mono text-xs text-muted">{known?.code ?? String(error)}</p>
      </div>
      {onRetry !== undefined && <Button onClick={onRetry}>Try again</Button>}
    </div>
  );
}

export function EmptyState({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="flex flex-col items-center justify-center gap-1 px-6 py-10 text-center">
      <p className="text-base font-medium">{title}</p>
      {children !== undefined && <div className="max-w-xl text-muted">{children}</div>}
    </div>
  );
}

/** Grey bars in the place of what is on its way. */
export function Skeleton({ className = "h-4 w-full" }: { readonly className?: string }) {
  return <div className={`skeleton ${className}`} aria-hidden="true" />;
}

export function SkeletonRows({ rows, label }: { readonly rows: number; readonly label: string }) {
  return (
    <div role="status" className="flex flex-col gap-2.5 p-3">
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are all alike and never move.
        <Skeleton key={index} className={`h-4 ${index % 3 === 2 ? "w-3/4" : "w-full"}`} />
      ))}
    </div>
  );
}
