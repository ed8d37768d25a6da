import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { IconButton } from "./button.tsx";

interface DialogProps {
  readonly title: string;
  readonly description?: string;
  readonly onClose: () => void;
  /** Held open against Esc and outside clicks, e.g. while a secret is shown that will not be shown again. */
  readonly isHeld?: boolean;
  readonly children: ReactNode;
}

/**
 * Open while mounted. The browser's own modal dialog: it traps the focus, makes the rest inert and gives the focus back.
 * Radix's was tried and dropped: 24 kB more, and it writes a `<style>` tag that the content policy must let in.
 */
export function Dialog({ title, description, onClose, isHeld = false, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click is on the backdrop; its key is Esc, which the browser handles.
    <dialog
      ref={dialog}
      aria-labelledby={`${id}-title`}
      aria-describedby={description === undefined ? undefined : `${id}-description`}
      onCancel={(event) => {
        event.preventDefault();
        if (!isHeld) onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget && !isHeld) onClose();
      }}
      className="panel top-[14vh] mx-auto max-h-[76vh] w-[min(32rem,calc(100vw-2rem))] overflow-hidden text-ink shadow-pop backdrop:bg-black/50"
    >
      <div className="flex max-h-[76vh] flex-col">
        <header className="flex items-start gap-3 px-4 pt-3.5">
          <div className="min-w-0 flex-1">
            <h2 id={`${id}-title`} className="text-base font-semibold">
              {title}
            </h2>
            {description !== undefined && (
              <p id={`${id}-description`} className="mt-0.5 text-muted">
                {description}
              </p>
            )}
          </div>
          {!isHeld && (
            <IconButton label="Close" onClick={onClose}>
              <X size={15} aria-hidden="true" />
            </IconButton>
          )}
        </header>
        <div className="min-h-0 overflow-y-auto px-4 py-3.5">{children}</div>
      </div>
    </dialog>
  );
}

export function DialogButtons({ children }: { readonly children: ReactNode }) {
  return <div className="mt-4 flex justify-end gap-2">{children}</div>;
}
