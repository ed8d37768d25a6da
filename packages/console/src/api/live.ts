import { useEffect, useEffectEvent, useState } from "react";
import { call } from "./client.ts";
import { leaveForSignIn } from "./signed-out.ts";
import type { Exchange, Notice, SessionView } from "./types.ts";

export type LiveState = "connecting" | "open" | "lost";

interface LiveListener {
  readonly onExchange?: (exchange: Exchange) => void;
  readonly onNotice?: (notice: Notice) => void;
  /** Events were missed: this reader was too slow, was away, or the connection was lost and is back. */
  readonly onGap?: () => void;
}

const RETRY_MS = 5_000;
/** A browser gives one host six connections: tabs that nobody looks at must not hold them all. */
const HIDDEN_MS = 30_000;

/** Follows the server's event stream while mounted and looked at. */
export function useLive(listener: LiveListener): LiveState {
  const [state, setState] = useState<LiveState>("connecting");
  const onExchange = useEffectEvent((exchange: Exchange) => listener.onExchange?.(exchange));
  const onNotice = useEffectEvent((notice: Notice) => listener.onNotice?.(notice));
  const onGap = useEffectEvent(() => listener.onGap?.());
  useEffect(
    () =>
      follow({
        exchange: (event) => onExchange(JSON.parse(event.data) as Exchange),
        notice: (event) => onNotice(JSON.parse(event.data) as Notice),
        gap: () => onGap(),
        state: setState,
      }),
    [],
  );
  return state;
}

interface Followed {
  readonly exchange: (event: MessageEvent<string>) => void;
  readonly notice: (event: MessageEvent<string>) => void;
  readonly gap: () => void;
  readonly state: (state: LiveState) => void;
}

/** @returns stops following */
function follow(told: Followed): () => void {
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let wasLost = false;
  const close = (): void => {
    clearTimeout(retry);
    source?.close();
    source = undefined;
  };
  const lose = (): void => {
    wasLost = true;
    told.state("lost");
  };
  const open = (): void => {
    close();
    const own = new EventSource("/api/v1/live");
    source = own;
    own.addEventListener("open", () => {
      told.state("open");
      if (wasLost) told.gap();
      wasLost = false;
    });
    own.addEventListener("error", () => {
      lose();
      // After a refusal the browser gives up: the session may be over, or the server may say yes again later.
      if (own.readyState !== EventSource.CLOSED) return;
      leaveIfSignedOut();
      retry = setTimeout(open, RETRY_MS);
    });
    own.addEventListener("end", leaveIfSignedOut);
    own.addEventListener("gap", told.gap);
    own.addEventListener("exchange", told.exchange);
    own.addEventListener("notice", told.notice);
  };
  let away: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    clearTimeout(away);
    if (document.visibilityState === "visible") {
      if (source === undefined) open();
    } else
      away = setTimeout(() => {
        close();
        lose();
      }, HIDDEN_MS);
  };
  open();
  document.addEventListener("visibilitychange", look);
  return () => {
    document.removeEventListener("visibilitychange", look);
    clearTimeout(away);
    close();
  };
}

function leaveIfSignedOut(): void {
  call<SessionView>("/session").then(
    (session) => {
      if (session.subject === "") leaveForSignIn();
    },
    () => {}, // It does not answer at all: the lamp says so already.
  );
}
