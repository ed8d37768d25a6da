import { visible } from "../format/visible.ts";

interface NameProps {
  /** A word from outside: a client, an issuer or a colleague chose it. */
  readonly text: string;
  /** What it stands for, ahead of it in the tooltip. */
  readonly of?: string;
  readonly className?: string;
}

/** Isolated, so that its direction stays its own; cut where the room ends, whole in the tooltip. */
export function Name({ text, of = "", className = "" }: NameProps) {
  const shown = visible(text);
  return (
    <bdi className={`truncate ${className}`} title={of === "" ? shown : `${visible(of)}, ${shown}`}>
      {shown}
    </bdi>
  );
}
