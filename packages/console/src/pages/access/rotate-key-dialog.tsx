import { useState } from "react";
import type { KeyView, NewKeyView } from "../../api/types.ts";
import { visible } from "../../format/visible.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog, DialogButtons } from "../../parts/dialog.tsx";
import { Field, Select } from "../../parts/field.tsx";
import { ErrorPanel } from "../../parts/states.tsx";
import { SecretDialog } from "./secret-dialog.tsx";
import { useKeyChange } from "./use-key-change.ts";

interface RotateKeyDialogProps {
  readonly apiKey: KeyView;
  readonly onClose: () => void;
}

export function RotateKeyDialog({ apiKey, onClose }: RotateKeyDialogProps) {
  const change = useKeyChange<NewKeyView>();
  const [overlapHours, setOverlapHours] = useState("24");
  if (change.data !== undefined) return <SecretDialog made={change.data} onClose={onClose} />;
  return (
    <Dialog
      title={`Rotate ${visible(apiKey.name)}`}
      description="Makes a new key with the same role. Both work during the overlap; then the old one expires."
      onClose={onClose}
    >
      <Field label="Overlap">
        {(ids) => (
          <Select {...ids} value={overlapHours} onChange={(event) => setOverlapHours(event.target.value)}>
            <option value="0">none: the old key stops now</option>
            <option value="1">1 hour</option>
            <option value="24">24 hours</option>
            <option value="168">7 days</option>
          </Select>
        )}
      </Field>
      {change.error !== null && (
        <div className="mt-3">
          <ErrorPanel error={change.error} />
        </div>
      )}
      <DialogButtons>
        <Button onClick={onClose}>Cancel</Button>
        <Button
          look="primary"
          disabled={change.isPending}
          onClick={() =>
            change.mutate({
              path: `/keys/${encodeURIComponent(apiKey.id)}/rotate`,
              method: "POST",
              body: { overlapHours: Number(overlapHours) },
            })
          }
        >
          Rotate key
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
