import { type ComponentProps, type ReactNode, useId } from "react";

const INPUT_CLASS =
  "h-7 w-full min-w-0 rounded-md border border-line bg-raised px-2 text-sm text-ink hover:border-line-strong disabled:opacity-60";

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly children: (ids: { readonly id: string; readonly "aria-describedby"?: string }) => ReactNode;
}

/** A labelled control with its hint tied to it. */
export function Field({ label, hint, children }: FieldProps) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-xs font-medium text-muted">
        {label}
      </label>
      {children(hint === undefined ? { id } : { id, "aria-describedby": `${id}-hint` })}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-xs text-faint">
          {hint}
        </p>
      )}
    </div>
  );
}

export const TextInput = ({ className = "", ...rest }: ComponentProps<"input">) => (
  <input type="text" autoComplete="off" spellCheck={false} {...rest} className={`${INPUT_CLASS} ${className}`} />
);

export const Select = ({ className = "", ...rest }: ComponentProps<"select">) => (
  <select {...rest} className={`${INPUT_CLASS} pr-1 ${className}`} />
);
