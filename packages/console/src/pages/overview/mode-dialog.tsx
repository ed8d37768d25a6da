import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../api/client.ts";
import type { ModelView } from "../../api/types.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog, DialogButtons } from "../../parts/dialog.tsx";
import { Field, TextInput } from "../../parts/field.tsx";
import { ErrorPanel } from "../../parts/states.tsx";

const MEANINGS: Readonly<Record<ModelView["mode"], string>> = {
  normal: "The primary answers; the standby only when the primary fails.",
  standby: "The standby answers everything.",
  maintenance: "No model is called; clients get the policy's maintenance answer.",
};

const MODES = ["normal", "standby", "maintenance"] as const;

interface ModeDialogProps {
  readonly model: ModelView;
  readonly onClose: () => void;
}

export function ModeDialog({ model, onClose }: ModeDialogProps) {
  const queryClient = useQueryClient();
  const [mode, setMode] = useState(model.mode);
  const [reason, setReason] = useState("");
  const change = useMutation({
    mutationFn: () =>
      call(`/models/${encodeURIComponent(model.name)}/mode`, {
        method: "POST",
        body: reason.trim() === "" ? { mode } : { mode, reason: reason.trim() },
      }),
    onSuccess: onClose,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["overview"] }),
  });
  return (
    <Dialog title={`Mode of ${model.name}`} description="Acts within a second on every new request." onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        <fieldset className="flex flex-col gap-1.5">
          <legend className="sr-only">Mode</legend>
          {MODES.map((option) => {
            const isImpossible = option === "standby" && model.standby === "";
            return (
              <label
                key={option}
                className="flex gap-2.5 rounded-md border border-line p-2.5 has-checked:border-accent has-checked:bg-accent-soft"
              >
                <input
                  type="radio"
                  name="mode"
                  value={option}
                  checked={mode === option}
                  disabled={isImpossible}
                  onChange={() => setMode(option)}
                  className="mt-0.5 accent-(--accent)"
                />
                <span>
                  <span className="font-medium capitalize">{option}</span>
                  <span className="block text-muted">
                    {isImpossible ? "The policy names no standby for this model." : MEANINGS[option]}
                  </span>
                </span>
              </label>
            );
          })}
        </fieldset>
        <div className="mt-3">
          <Field label="Reason (kept in the audit log)">
            {(ids) => (
              <TextInput {...ids} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
            )}
          </Field>
        </div>
        {change.error !== null && (
          <div className="mt-3">
            <ErrorPanel error={change.error} />
          </div>
        )}
        <DialogButtons>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={mode === model.mode || change.isPending}>
            {mode === model.mode ? "Already so" : `Switch to ${mode}`}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
