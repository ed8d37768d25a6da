import type { ReactNode } from "react";
import type { Exchange, ExchangeView } from "../../api/types.ts";
import { exactCount, usd } from "../../format/quantity.ts";
import { visible } from "../../format/visible.ts";
import { CopyButton } from "../../parts/copy-button.tsx";
import { Section } from "./section.tsx";

/** Who asked what of whom, and what it cost. */
export function ExchangeFacts({ exchange }: { readonly exchange: Exchange }) {
  const estimated = exchange.tokensEstimated ? " (estimated)" : "";
  const tries =
    exchange.attempts === 0
      ? "not sent"
      : `${exchange.target}, ${exchange.attempts} ${exchange.attempts === 1 ? "try" : "tries"}${exchange.lostTries === 0 ? "" : `, ${exchange.lostTries} lost`}`;
  return (
    <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
      <Fact title="Principal">{said(exchange.principal)}</Fact>
      <Fact title="Model">{said(exchange.model)}</Fact>
      <Fact title="Role">{said(exchange.role)}</Fact>
      <Fact title="Called">{said(exchange.upstream)}</Fact>
      <Fact title="User">{said(exchange.user)}</Fact>
      <Fact title="Target">{tries}</Fact>
      <Fact title="Tokens">
        {exactCount(exchange.inputTokens)} in, {exactCount(exchange.outputTokens)} out{estimated}
      </Fact>
      <Fact title="Wire">
        {exchange.wire}
        {exchange.streamed ? ", streamed" : ""}
      </Fact>
      <Fact title="Cost">{exchange.costUsd === null ? "unknown: no price" : usd(exchange.costUsd)}</Fact>
      <Fact title="Route">{said(exchange.route)}</Fact>
    </dl>
  );
}

/** A word from outside, in its own direction and whole. */
function said(text: string): ReactNode {
  return text === "" ? "–" : <bdi>{visible(text)}</bdi>;
}

function Fact({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="flex min-w-0 items-baseline gap-2">
      <dt className="w-16 shrink-0 text-xs text-faint">{title}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </div>
  );
}

/** What ties this record to the audit log: anybody can check it offline with `parapet audit verify`. */
export function Proof({ exchange }: { readonly exchange: ExchangeView["exchange"] }) {
  const proofs = [
    ["Audit hash", exchange.hash],
    ["Request digest", exchange.requestDigest],
    ["Reply digest", exchange.responseDigest],
  ] as const;
  return (
    <Section title="Proof" note={`record ${exactCount(exchange.position)} of the audit log, SHA-256`}>
      <dl className="flex flex-col gap-0.5">
        {proofs.map(([title, value]) => (
          <div key={title} className="flex items-center gap-2">
            <dt className="w-24 shrink-0 text-xs text-faint">{title}</dt>
            <dd className="flex min-w-0 items-center gap-1">
              <code className="truncate font-mono text-xs text-muted">{value === "" ? "–" : value}</code>
              {value !== "" && <CopyButton text={value} label={`Copy the ${title.toLowerCase()}`} />}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
