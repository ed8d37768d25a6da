/** The console's only door to the server's words. Types alone: nothing of the server runs in the browser. */
import type { EventPage, ExchangePage, FindingListView, OverviewView } from "../../../parapet/src/server/api-types.ts";

export type {
  ApprovalDetail,
  ApprovalView,
  CoverageRow,
  CoverageView,
  EventPage,
  ExchangePage,
  ExchangeView,
  ExplainView,
  FindingListView,
  KeyView,
  LimitView,
  ModelVersionView,
  ModelView,
  NewKeyView,
  Notice,
  OverviewView,
  RoleView,
  SessionView,
} from "../../../parapet/src/server/api-types.ts";

/** A row of the traffic table; the live stream sends the same without its position. */
export type Exchange = Omit<ExchangePage["rows"][number], "position"> & { readonly position?: number };
export type StoredEvent = EventPage["rows"][number];
export type Finding = FindingListView["rows"][number];
export type Bucket = OverviewView["buckets"][number];
export type Hit = Exchange["hits"][number];
export type OverviewWindow = "1h" | "24h" | "7d";
