import { TriangleAlert } from "lucide-react";
import type { OverviewView } from "../../api/types.ts";

/** A broken edit was refused: what is wrong with it, and that the old policy still holds. */
export function PolicyProblem({ policy }: { readonly policy: OverviewView["policy"] }) {
  if (policy.error === undefined) return null;
  return (
    <div role="alert" className="tinted tint-flag flex gap-2.5 rounded-lg border p-3">
      <TriangleAlert size={16} className="mt-0.5 shrink-0" aria-hidden="true" />
      <div className="min-w-0 text-ink">
        <p className="font-medium">The last edit of the policy was refused. The policy before it is still in force.</p>
        <p className="mt-0.5 break-words">{policy.error.message}</p>
        {policy.error.hint !== undefined && <p className="text-muted">{policy.error.hint}</p>}
        <p className="mt-1 font-mono text-xs text-muted">{policy.error.code}</p>
      </div>
    </div>
  );
}
