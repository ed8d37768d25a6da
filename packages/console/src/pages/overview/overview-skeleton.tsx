import { Skeleton, SkeletonRows } from "../../parts/states.tsx";

/** The page's outline while its first numbers are on their way. */
export function OverviewSkeleton() {
  return (
    <>
      <Skeleton className="h-14 w-full shrink-0" />
      <Skeleton className="h-24 w-full shrink-0" />
      <div className="grid gap-3 lg:grid-cols-[3fr_2fr]">
        <Skeleton className="h-56 w-full" />
        <Skeleton className="h-56 w-full" />
      </div>
      <div className="panel">
        <SkeletonRows rows={6} label="Loading the overview" />
      </div>
    </>
  );
}
