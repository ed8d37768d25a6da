import type { KeyView } from "../../api/types.ts";
import { visible } from "../../format/visible.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog, DialogButtons } from "../../parts/dialog.tsx";
import { ErrorPanel } from "../../parts/states.tsx";
import { useKeyChange } from "./use-key-change.ts";

interface RevokeKeyDialogProps {
  readonly apiKey: KeyView;
  readonly onClose: () => void;
}

export function RevokeKeyDialog({ apiKey, onClose }: RevokeKeyDialogProps) {
  const change = useKeyChange<unknown>();
  return (
    <Dialog
      title={`Revoke ${visible(apiKey.name)}?`}
      description={`${apiKey.id} stops working at once and for good. Clients that use it are refused.`}
      onClose={onClose}
    >
      {change.error !== null && <ErrorPanel error={change.error} />}
      <DialogButtons>
        <Button onClick={onClose}>Cancel</Button>
        <Button
          look="danger"
          disabled={change.isPending}
          onClick={() =>
            change.mutate({ path: `/keys/${encodeURIComponent(apiKey.id)}`, method: "DELETE" }, { onSuccess: onClose })
          }
        >
          Revoke key
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
