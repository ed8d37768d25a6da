import { ChevronDown } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";

interface DisclosureProps {
  readonly summary: ReactNode;
  /** Which edge of the button the popover keeps to. */
  readonly align?: "left" | "right";
  readonly children: ReactNode;
}

/**
 * A button with a popover: the browser's own disclosure, since a menu library cost 18 kB for the same keys.
 * Closes on Esc, on a click elsewhere, and when the focus leaves it.
 */
export function Disclosure({ summary, align = "left", children }: DisclosureProps) {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const closeElsewhere = (event: Event): void => {
      if (event.target instanceof Node && !menu.current?.contains(event.target)) menu.current?.removeAttribute("open");
    };
    const closeOnEscape = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || menu.current?.open !== true) return;
      event.preventDefault(); // It is spent: the panel beside the table stays.
      menu.current.removeAttribute("open");
      menu.current.querySelector("summary")?.focus();
    };
    document.addEventListener("pointerdown", closeElsewhere);
    document.addEventListener("focusin", closeElsewhere);
    document.addEventListener("keydown", closeOnEscape, true);
    return () => {
      document.removeEventListener("pointerdown", closeElsewhere);
      document.removeEventListener("focusin", closeElsewhere);
      document.removeEventListener("keydown", closeOnEscape, true);
    };
  }, []);
  return (
    <details ref={menu} className="relative">
      <summary className="flex h-7 list-none items-center gap-1.5 rounded-md border border-line bg-raised px-2.5 whitespace-nowrap hover:border-line-strong hover:bg-hover">
        {summary}
        <ChevronDown size={12} aria-hidden="true" />
      </summary>
      <div className={`panel absolute top-8 z-40 min-w-44 p-1 shadow-pop ${align === "left" ? "left-0" : "right-0"}`}>
        {children}
      </div>
    </details>
  );
}
