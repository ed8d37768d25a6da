import { visible } from "../format/visible.ts";

interface NameProps {
  /** A word from outside: a client, an issuer or a colleague chose it. */
  readonly text: string;
  readonly className?: string;
}

/** Isolated, so that its direction stays its own; cut where the room ends, whole in the tooltip. */
export function Name({ text, className = "" }: NameProps) {
  const shown = visible(text);
  return (
    <bdi className={`truncate ${className}`} title={shown}>
      {shown}
    </bdi>
  );
}
