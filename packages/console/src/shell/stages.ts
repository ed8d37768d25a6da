import { Activity, Box, FileSearch, Gauge, Hand, KeyRound, type LucideIcon, Swords, Table2 } from "lucide-react";

export interface Page {
  readonly title: string;
  readonly to: "/" | "/scan" | "/traffic" | "/guards" | "/access" | "/approvals" | "/redteam" | "/model";
  readonly icon: LucideIcon;
  /** Second key after `g`. */
  readonly key: string;
  /** The room whose section this is; left out where a page is about all of them. */
  readonly room?: string;
}

/** The stage every page belongs to, in lifecycle order. A stage without a live page is not shown: no dead entries. */
export interface Stage {
  readonly title: string;
  readonly pages: readonly Page[];
}

export const STAGES: readonly Stage[] = [
  { title: "", pages: [{ title: "Overview", to: "/", icon: Gauge, key: "o" }] },
  { title: "Design", pages: [] },
  { title: "Data", pages: [] },
  { title: "Model", pages: [{ title: "Models", to: "/model", icon: Box, key: "m", room: "model" }] },
  {
    title: "Build",
    pages: [
      { title: "Scan", to: "/scan", icon: FileSearch, key: "s", room: "scan" },
      { title: "Red team", to: "/redteam", icon: Swords, key: "r", room: "redteam" },
    ],
  },
  {
    title: "Run",
    pages: [
      { title: "Traffic", to: "/traffic", icon: Activity, key: "t", room: "gateway" },
      { title: "Guards", to: "/guards", icon: Table2, key: "u", room: "guard" },
      { title: "Approvals", to: "/approvals", icon: Hand, key: "p", room: "gateway" },
      { title: "Access", to: "/access", icon: KeyRound, key: "a", room: "gateway" },
    ],
  },
  { title: "Watch", pages: [] },
  { title: "Respond", pages: [] },
  { title: "Govern", pages: [] },
];

export const PAGES: readonly Page[] = STAGES.flatMap((stage) => stage.pages);
