import type { ReactNode } from "react";
import type { Finding } from "../../api/types.ts";
import { share } from "../../format/quantity.ts";
import { visible } from "../../format/visible.ts";
import { ToneBadge } from "../../parts/badge.tsx";
import { CopyButton } from "../../parts/copy-button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { severityTone } from "../../parts/tones.ts";
import { attackOf } from "./attack.ts";

/** One attack: how it was made, what was said, and what closes it. */
export function AttackDialog({ finding, onClose }: { readonly finding: Finding; readonly onClose: () => void }) {
  const { title, severity, confidence, rule, remediation, threats } = finding;
  const { reason, path, talk, mapped } = attackOf(finding);
  const seen = new Date(finding.firstSeen).toISOString().slice(0, 10);
  const fix = `parapet redteam fix ${rule}`;
  return (
    <Dialog title={title} description={`${rule}, first seen ${seen}`} onClose={onClose}>
      <div className="flex flex-col gap-3">
        <div className="flex items-center gap-2">
          <ToneBadge tone={severityTone(severity)} />
          <span className="text-xs text-muted">{share(confidence, 1)} sure</span>
        </div>
        <Part title="What was seen">
          <span className="break-words">{visible(reason)}</span>
        </Part>
        {path.length > 0 && (
          <Part title="How it was made">
            <Pairs pairs={path} />
          </Part>
        )}
        {talk.length > 0 && (
          <Part title="What was said">
            <dl className="flex flex-col gap-2 text-xs">
              {talk.map(({ who, text }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: turns have an order and nothing else
                <div key={at} className={`border-l-2 pl-2 ${who === "attacker" ? "border-block" : "border-line"}`}>
                  <dt className="text-faint">{who}</dt>
                  <dd className="max-h-48 overflow-y-auto wrap-anywhere whitespace-pre-wrap">{visible(text)}</dd>
                </div>
              ))}
            </dl>
          </Part>
        )}
        <Part title="What to do">
          {remediation}
          <span className="mt-1 flex items-center gap-1.5">
            <code className="text-xs wrap-anywhere">{visible(fix)}</code>
            <CopyButton label="Copy the command" text={fix} />
          </span>
        </Part>
        {mapped.length > 0 && (
          <Part title="Maps to">
            <Pairs pairs={mapped} />
          </Part>
        )}
        {threats.length > 0 && <Part title="Threats">{threats.join(", ")}</Part>}
      </div>
    </Dialog>
  );
}

function Pairs({ pairs }: { readonly pairs: readonly (readonly [string, string])[] }) {
  return (
    <dl className="grid grid-cols-[max-content_1fr] gap-x-3 text-xs">
      {pairs.map(([what, value]) => (
        <div key={what} className="contents">
          <dt className="text-faint">{what}</dt>
          <dd className="wrap-anywhere">{visible(value)}</dd>
        </div>
      ))}
    </dl>
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
