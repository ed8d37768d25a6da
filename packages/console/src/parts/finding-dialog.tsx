import type { ReactNode } from "react";
import type { Finding } from "../api/types.ts";
import { placeOf } from "../format/place.ts";
import { share } from "../format/quantity.ts";
import { visible } from "../format/visible.ts";
import { ToneBadge } from "./badge.tsx";
import { CopyButton } from "./copy-button.tsx";
import { Dialog } from "./dialog.tsx";
import { severityTone } from "./tones.ts";

/** One finding: where, what was seen, how it got there, and what to do. */
export function FindingDialog({ finding, onClose }: { readonly finding: Finding; readonly onClose: () => void }) {
  const { title, severity, confidence, rule, threats, evidence, remediation, fix, flow, suppression } = finding;
  const seen = new Date(finding.firstSeen).toISOString().slice(0, 10);
  return (
    <Dialog title={title} description={`${rule}, first seen ${seen}`} onClose={onClose}>
      <div className="flex flex-col gap-3">
        <div className="flex items-center gap-2">
          <ToneBadge tone={severityTone(severity)} />
          <span className="text-xs text-muted">{share(confidence, 1)} sure</span>
        </div>
        <Part title="Where">
          <span className="flex items-center gap-1.5">
            <bdi className="min-w-0 font-mono text-xs break-all">{visible(placeOf(finding))}</bdi>
            <CopyButton label="Copy the place" text={placeOf(finding)} />
          </span>
        </Part>
        <Part title="What was seen">
          <code className="block text-xs break-all whitespace-pre-wrap">{visible(evidence)}</code>
        </Part>
        {flow !== undefined && flow.length > 0 && (
          <Part title="How it gets there">
            <ol className="list-decimal pl-5 text-xs">
              {flow.map((step, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: steps have an order and nothing else
                <li key={at}>
                  line {step.line}: {visible(step.note)}
                </li>
              ))}
            </ol>
          </Part>
        )}
        <Part title="What to do">{remediation}</Part>
        {fix !== undefined && (
          <Part title="In its place">
            <code className="block text-xs break-all whitespace-pre-wrap">{visible(fix)}</code>
          </Part>
        )}
        {suppression !== undefined && (
          <Part title="Suppressed">
            by {visible(suppression.owner)}: {visible(suppression.reason)}
          </Part>
        )}
        {threats.length > 0 && <Part title="Threats">{threats.join(", ")}</Part>}
      </div>
    </Dialog>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h3 className="text-xs font-medium text-faint">{title}</h3>
      <div className="mt-0.5">{children}</div>
    </section>
  );
}
