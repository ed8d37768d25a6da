import { Link, useRouter } from "@tanstack/react-router";
import { EmptyState, ErrorPanel } from "../parts/states.tsx";

/** Whatever a page threw, in its own words, with a way to try again. */
export function BrokenPage({ error, reset }: { readonly error: unknown; readonly reset?: () => void }) {
  const router = useRouter();
  const retry = (): void => {
    reset?.();
    void router.invalidate();
  };
  return (
    <div className="mx-auto mt-16 w-full max-w-2xl px-4">
      <ErrorPanel error={error} onRetry={retry} />
    </div>
  );
}

export function MissingPage() {
  return (
    <EmptyState title="There is no such page.">
      <Link to="/" className="text-accent underline">
        Go to the overview
      </Link>
    </EmptyState>
  );
}
