import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../api/client.ts";
import type { ModelVersionView } from "../../api/types.ts";
import { exactTime } from "../../format/time.ts";
import { visible } from "../../format/visible.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog, DialogButtons } from "../../parts/dialog.tsx";
import { Select, TextInput } from "../../parts/field.tsx";
import { ErrorPanel } from "../../parts/states.tsx";
import { validationLine } from "./versions.ts";

/** One version: what it is, what is proven of it, and where it may go. */
export function VersionDialog({
  version,
  onClose,
}: {
  readonly version: ModelVersionView;
  readonly onClose: () => void;
}) {
  const queryClient = useQueryClient();
  const { model, proof, next, mayMove, validation } = version;
  const [to, setTo] = useState<string>(next[0] ?? "");
  const [reason, setReason] = useState("");
  const path = `/model-versions/${encodeURIComponent(model)}`;
  const change = useMutation({
    mutationFn: (what: "move" | "rollback") =>
      what === "rollback"
        ? call<ModelVersionView>(`${path}/rollback`, { method: "POST", body: { reason } })
        : call<ModelVersionView>(`${path}/${encodeURIComponent(version.version)}/stage`, {
            method: "POST",
            body: { to, reason },
          }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["model-versions"] }),
    onSuccess: onClose,
  });
  const facts: readonly (readonly [string, string])[] = [
    ["SHA-256", version.digest],
    ["From", version.source],
    ["Weights", version.kind],
    ["Licence", version.licence ?? "unknown"],
    ["Signed by", version.signer ?? "nobody"],
    ["Training data", version.dataManifest ?? "no manifest"],
    [
      "Validation",
      validation === undefined ? "none is kept" : `${validationLine(version)}; ${exactTime(validation.at)}`,
    ],
    ["Registered", `${exactTime(version.registeredAt)} by ${version.registeredBy}`],
  ];
  const isReady = mayMove && reason.trim() !== "" && !change.isPending;
  return (
    <Dialog title={`${model} ${version.version}`} description={`It is ${version.stage}.`} onClose={onClose}>
      <div className="flex flex-col gap-3">
        {change.error !== null && <ErrorPanel error={change.error} />}
        <dl className="grid grid-cols-[7rem_1fr] gap-x-3 gap-y-1 text-xs">
          {facts.map(([label, value]) => (
            <div key={label} className="contents">
              <dt className="text-muted">{label}</dt>
              <dd className="break-all">
                <bdi>{visible(value)}</bdi>
              </dd>
            </div>
          ))}
        </dl>
        <ul className="flex flex-col gap-1 text-xs" aria-label="Proof that a primary needs">
          {proof.map(({ control, state, at, run }) => (
            <li key={control} className={state === "proven" ? "text-muted" : ""}>
              <strong className="font-medium">{control}</strong>: {state}
              {at !== undefined && `, ${exactTime(at)}`}
              {run !== undefined && <code className="block break-all text-faint">{visible(run)}</code>}
            </li>
          ))}
        </ul>
        {!mayMove && <p className="text-sm text-muted">Your role lacks model:{visible(model)}:promote.</p>}
        {mayMove && next.length > 0 && (
          <div className="flex gap-2">
            <Select aria-label="Stage" className="w-36!" value={to} onChange={(event) => setTo(event.target.value)}>
              {next.map((stage) => (
                <option key={stage} value={stage}>
                  {stage}
                </option>
              ))}
            </Select>
            <TextInput
              aria-label="Reason, for the record"
              placeholder="Reason, for the record"
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </div>
        )}
      </div>
      <DialogButtons>
        <Button onClick={onClose}>Close</Button>
        {mayMove && version.stage === "primary" && (
          <Button look="danger" disabled={!isReady} onClick={() => change.mutate("rollback")}>
            Roll back
          </Button>
        )}
        {mayMove && next.length > 0 && (
          <Button look="primary" disabled={!isReady} onClick={() => change.mutate("move")}>
            Move
          </Button>
        )}
      </DialogButtons>
    </Dialog>
  );
}
