import { TriangleAlert } from "lucide-react";
import type { NewKeyView } from "../../api/types.ts";
import { visible } from "../../format/visible.ts";
import { Button } from "../../parts/button.tsx";
import { CopyButton } from "../../parts/copy-button.tsx";
import { Dialog, DialogButtons } from "../../parts/dialog.tsx";

interface SecretDialogProps {
  readonly made: NewKeyView;
  readonly onClose: () => void;
}

/** The only time that the secret is seen: the dialog stays until its reader says that it is safe. */
export function SecretDialog({ made, onClose }: SecretDialogProps) {
  return (
    <Dialog title={`Key for ${visible(made.key.name)}`} onClose={onClose} isHeld>
      <p className="tinted tint-flag flex gap-2 rounded-md border p-2.5">
        <TriangleAlert size={15} className="mt-0.5 shrink-0" aria-hidden="true" />
        <span className="text-ink">Copy it now. Parapet keeps only a hash and can never show it again.</span>
      </p>
      <div className="mt-3 flex items-center gap-2">
        <code
          data-secret=""
          className="min-w-0 flex-1 rounded-md border border-line bg-raised px-2.5 py-1.5 font-mono text-xs break-all"
        >
          {made.secret}
        </code>
        <CopyButton text={made.secret} label="Copy the key">
          Copy
        </CopyButton>
      </div>
      <DialogButtons>
        <Button look="primary" onClick={onClose}>
          I have stored it
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
