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

const FACE =
  "inline-flex h-7 items-center justify-center gap-1.5 rounded-md border text-sm whitespace-nowrap transition-colors disabled:opacity-50";

function BareButton({ look = "plain", refused = "", className = "", disabled, title, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled === true || refused !== ""}
      title={refused === "" ? title : refused}
      className={`${FACE} ${LOOKS[look]} ${className}`}
    />
  );
}

export const Button = ({ className = "", ...rest }: ButtonProps) => (
  <BareButton {...rest} className={`px-2.5 ${className}`} />
);

interface IconButtonProps extends Omit<ButtonProps, "children" | "aria-label"> {
  readonly label: string;
  readonly children: ReactNode;
  /** For a line of text: takes no more room than a letter. */
  readonly isSmall?: boolean;
}

/** A button whose face is only an icon: the label is its name and its tooltip. */
export function IconButton({ label, look = "quiet", isSmall = false, ...rest }: IconButtonProps) {
  return (
    <BareButton
      {...rest}
      look={look}
      aria-label={label}
      title={label}
      className={isSmall ? "h-5! w-5 shrink-0" : "w-7 shrink-0"}
    />
  );
}
