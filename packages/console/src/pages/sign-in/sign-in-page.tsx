import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { KeyRound, LogIn } from "lucide-react";
import { useEffect, useEffectEvent, useState } from "react";
import { call } from "../../api/client.ts";
import { sessionQuery } from "../../api/queries.ts";
import type { SessionView } from "../../api/types.ts";
import { ErrorPanel } from "../../parts/states.tsx";
import { Mark } from "../../shell/mark.tsx";
import { hasToken, takeToken } from "./token.ts";

export function SignInPage() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const session = useQuery(sessionQuery);
  const { isRedeeming, error } = useOneTimeLink((view) => queryClient.setQueryData(sessionQuery.queryKey, view));
  const isSignedIn = session.data !== undefined && session.data.subject !== "";
  useEffect(() => {
    document.title = "Sign in · Parapet";
  }, []);
  useEffect(() => {
    if (isSignedIn) void navigate({ to: "/", replace: true });
  }, [isSignedIn, navigate]);
  const why = new URLSearchParams(location.search);
  const refusal = why.get("error");
  return (
    <main className="flex min-h-full flex-col items-center justify-center gap-6 p-6">
      <div className="flex items-center gap-3">
        <Mark size={34} />
        <h1 className="text-xl font-semibold">Parapet</h1>
      </div>
      <div className="panel w-full max-w-md p-5">
        {isRedeeming ? (
          <p role="status" className="flex items-center gap-2">
            <LogIn size={15} className="text-accent" aria-hidden="true" />
            Signing in…
          </p>
        ) : (
          <div className="flex flex-col gap-4">
            {error !== null && <ErrorPanel error={error} />}
            {why.has("ended") && (
              <p role="status" className="tinted tint-flag rounded-md border p-2.5">
                <span className="text-ink">Your session has ended. Sign in again to go on.</span>
              </p>
            )}
            {refusal !== null && (
              <p role="alert" className="tinted tint-block rounded-md border p-2.5">
                The identity provider's sign-in was refused:{" "}
                <code className="font-mono text-xs">{refusal.slice(0, 80)}</code>
              </p>
            )}
            {session.data?.signIn.oidc === true && (
              <a
                href="/api/v1/sign-in/oidc"
                className="inline-flex h-9 items-center justify-center gap-2 rounded-md bg-accent font-medium text-accent-ink hover:opacity-90"
              >
                <KeyRound size={15} aria-hidden="true" />
                Sign in with your identity provider
              </a>
            )}
            <div>
              <h2 className="font-semibold">Sign in with a one-time link</h2>
              <p className="mt-1 text-muted">
                On the machine that runs Parapet, its first lines of output hold a link to this console. It works once,
                for ten minutes. For a fresh one, run:
              </p>
              <pre className="mt-2 rounded-md border border-line bg-raised px-3 py-2 font-mono text-xs">
                parapet console link
              </pre>
            </div>
            {session.error !== null && <ErrorPanel error={session.error} onRetry={() => void session.refetch()} />}
          </div>
        )}
      </div>
    </main>
  );
}

interface Redemption {
  readonly isRedeeming: boolean;
  readonly error: unknown;
}

/**
 * Redeems the address's one-time token, also one that is pasted while the page is open: a new fragment loads nothing.
 * The token leaves the address before anything else happens, and is sent once, in a request's body.
 */
function useOneTimeLink(onSignedIn: (session: SessionView) => void): Redemption {
  const [state, setState] = useState<Redemption>(() => ({ isRedeeming: hasToken(location.hash), error: null }));
  const redeem = useEffectEvent((token: string) => {
    setState({ isRedeeming: true, error: null });
    call<SessionView>("/sign-in", { method: "POST", body: { token } }).then(onSignedIn, (error: unknown) =>
      setState({ isRedeeming: false, error }),
    );
  });
  useEffect(() => {
    const look = (): void => {
      const token = takeToken(location, history);
      if (token !== "") redeem(token);
    };
    look();
    addEventListener("hashchange", look);
    return () => removeEventListener("hashchange", look);
  }, []);
  return state;
}
