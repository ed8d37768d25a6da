import type { ComponentProps, ReactNode } from "react";

const LOOKS = {
  plain: "border-line bg-raised text-ink hover:bg-hover hover:border-line-strong",
  quiet: "border-transparent bg-transparent text-muted hover:bg-hover hover:text-ink",
  primary: "border-transparent bg-accent text-accent-ink font-medium hover:opacity-90",
  danger: "border-transparent bg-danger text-danger-ink font-medium hover:opacity-90",
  "danger-outline": "tinted tint-block font-medium hover:bg-hover",
} as const;

interface ButtonProps extends ComponentProps<"button"> {
  readonly look?: keyof typeof LOOKS;
  /** Why the button does nothing; disables it and says so on hover and to screen readers. */
  readonly refused?: string;
}

export function Button({ look = "plain", refused = "", className = "", disabled, title, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled === true || refused !== ""}
      title={refused === "" ? title : refused}
      className={`inline-flex h-7 items-center justify-center gap-1.5 rounded-md border px-2.5 text-sm whitespace-nowrap transition-colors disabled:opacity-50 ${LOOKS[look]} ${className}`}
    />
  );
}

interface IconButtonProps extends Omit<ButtonProps, "children" | "aria-label"> {
  readonly label: string;
  readonly children: ReactNode;
}

/** A button whose face is only an icon: the label is its name and its tooltip. */
export function IconButton({ label, look = "quiet", className = "", ...rest }: IconButtonProps) {
  return <Button {...rest} look={look} aria-label={label} title={label} className={`w-7 shrink-0 px-0 ${className}`} />;
}
