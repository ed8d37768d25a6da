import { useEffect, useEffectEvent, useState } from "react";
import type { Exchange, Notice } from "./types.ts";

export type LiveState = "connecting" | "open" | "lost";

interface LiveListener {
  readonly onExchange?: (exchange: Exchange) => void;
  readonly onNotice?: (notice: Notice) => void;
  /** Events were missed: this reader was too slow, or the connection was lost and is back. Read the page anew. */
  readonly onGap?: () => void;
}

/** Follows the server's event stream while mounted. The browser reconnects by itself. */
export function useLive(listener: LiveListener): LiveState {
  const [state, setState] = useState<LiveState>("connecting");
  const onExchange = useEffectEvent((exchange: Exchange) => listener.onExchange?.(exchange));
  const onNotice = useEffectEvent((notice: Notice) => listener.onNotice?.(notice));
  const onGap = useEffectEvent(() => listener.onGap?.());
  useEffect(() => {
    const source = new EventSource("/api/v1/live");
    let wasLost = false;
    source.addEventListener("open", () => {
      setState("open");
      if (wasLost) onGap();
      wasLost = false;
    });
    source.addEventListener("error", () => {
      setState("lost");
      wasLost = true;
    });
    source.addEventListener("gap", () => onGap());
    source.addEventListener("exchange", (event) => onExchange(JSON.parse(event.data) as Exchange));
    source.addEventListener("notice", (event) => onNotice(JSON.parse(event.data) as Notice));
    return () => source.close();
  }, []);
  return state;
}
