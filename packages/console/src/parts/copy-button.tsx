import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button, IconButton } from "./button.tsx";

/** Copies `text`; says so for two seconds, to screen readers as well. With `children` it is a wide button. */
export function CopyButton({ text, label, children }: { text: string; label: string; children?: string }) {
  const [state, setState] = useState<"idle" | "copied" | "refused">("idle");
  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), 2_000);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setState("copied"),
      () => setState("refused"),
    );
  };
  const Icon = state === "copied" ? Check : Copy;
  const said = state === "copied" ? "Copied" : state === "refused" ? "The browser refused the clipboard" : label;
  return (
    <>
      {children === undefined ? (
        <IconButton label={said} onClick={copy} isSmall>
          <Icon size={12} aria-hidden="true" />
        </IconButton>
      ) : (
        <Button onClick={copy} title={label}>
          <Icon size={13} aria-hidden="true" />
          {state === "copied" ? "Copied" : state === "refused" ? "Clipboard refused" : children}
        </Button>
      )}
      <span role="status" className="sr-only">
        {state === "idle" ? "" : said}
      </span>
    </>
  );
}
