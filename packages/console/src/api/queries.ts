import { infiniteQueryOptions, MutationCache, QueryCache, QueryClient, queryOptions } from "@tanstack/react-query";
import { ApiError, call } from "./client.ts";
import { filterQuery, type TrafficFilter } from "./traffic-filter.ts";
import type {
  ApprovalDetail,
  ApprovalView,
  CoverageView,
  EventPage,
  ExchangePage,
  ExchangeView,
  ExplainView,
  FindingListView,
  KeyView,
  LimitView,
  ModelVersionView,
  OverviewView,
  OverviewWindow,
  RoleView,
  SessionView,
} from "./types.ts";

const PAGE_ROWS = 100;

/**
 * Retries what may pass by itself (no answer, 5xx); a refusal is an answer and is shown at once.
 *
 * @param onSignedOut called when the server no longer knows the session
 */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: Error): void => {
    if (error instanceof ApiError && error.status === 401) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) => failures < 2 && (!(error instanceof ApiError) || error.status >= 500),
      },
    },
  });
}

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: ({ signal }) => call<SessionView>("/session", { signal }),
  staleTime: 60_000,
  retry: false,
});

export const overviewQuery = (window: OverviewWindow) =>
  queryOptions({
    queryKey: ["overview", window],
    queryFn: ({ signal }) => call<OverviewView>(`/overview?window=${window}`, { signal }),
    refetchInterval: 10_000,
  });

export const exchangesQuery = (filter: TrafficFilter) =>
  infiniteQueryOptions({
    queryKey: ["exchanges", filter],
    queryFn: ({ pageParam, signal }) =>
      call<ExchangePage>(`/exchanges?${filterQuery(filter, Date.now(), pageParam, PAGE_ROWS)}`, { signal }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
    staleTime: Number.POSITIVE_INFINITY, // The live stream brings what is new.
  });

export const exchangeQuery = (id: string) =>
  queryOptions({
    queryKey: ["exchange", id],
    queryFn: ({ signal }) => call<ExchangeView>(`/exchanges/${encodeURIComponent(id)}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY, // A record never changes.
  });

export const approvalsQuery = queryOptions({
  queryKey: ["approvals"],
  queryFn: ({ signal }) => call<readonly ApprovalView[]>("/approvals", { signal }),
  refetchInterval: 5_000,
});

/** With its arguments: reading them is recorded, so it is asked for once and not again by itself. */
export const approvalQuery = (id: string) =>
  queryOptions({
    queryKey: ["approval", id],
    queryFn: ({ signal }) => call<ApprovalDetail>(`/approvals/${encodeURIComponent(id)}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });

export const modelVersionsQuery = queryOptions({
  queryKey: ["model-versions"],
  queryFn: ({ signal }) => call<readonly ModelVersionView[]>("/model-versions", { signal }),
  refetchInterval: 10_000,
});

export const keysQuery = queryOptions({
  queryKey: ["keys"],
  queryFn: ({ signal }) => call<readonly KeyView[]>("/keys", { signal }),
});

export const rolesQuery = queryOptions({
  queryKey: ["roles"],
  queryFn: ({ signal }) => call<readonly RoleView[]>("/roles", { signal }),
});

export const limitsQuery = queryOptions({
  queryKey: ["limits"],
  queryFn: ({ signal }) => call<readonly LimitView[]>("/limits", { signal }),
  refetchInterval: 5_000,
});

export const explainQuery = (principal: string, permission: string) =>
  queryOptions({
    queryKey: ["explain", principal, permission],
    queryFn: ({ signal }) =>
      call<ExplainView>(`/access/explain?${new URLSearchParams({ principal, permission })}`, { signal }),
    enabled: principal !== "" && permission !== "",
    retry: false,
  });

/** Every field of one wire of one route: thousands, so only on request. */
export const coverageFieldsQuery = (route: string, wire: string) =>
  queryOptions({
    queryKey: ["coverage", route, wire],
    queryFn: ({ signal }) =>
      call<CoverageView>(`/coverage?${new URLSearchParams({ detail: "fields", route, wire })}`, { signal }),
    staleTime: 60_000,
  });

export const coverageQuery = queryOptions({
  queryKey: ["coverage"],
  queryFn: ({ signal }) => call<CoverageView>("/coverage", { signal }),
  staleTime: 30_000,
});

export const campaignEventsQuery = queryOptions({
  queryKey: ["campaigns"],
  queryFn: ({ signal }) => call<EventPage>("/events?kind=redteam-completed&limit=50", { signal }),
  staleTime: 30_000,
});

export const scanEventsQuery = queryOptions({
  queryKey: ["scans"],
  queryFn: ({ signal }) => call<EventPage>("/events?kind=scan-completed&limit=200", { signal }),
  staleTime: 30_000,
});

export const findingsQuery = (room: string) =>
  queryOptions({
    queryKey: ["findings", room],
    queryFn: ({ signal }) => call<FindingListView>(`/findings?${new URLSearchParams({ room })}`, { signal }),
    staleTime: 30_000,
  });
