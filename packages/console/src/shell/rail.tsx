import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Keyboard, LogOut, Moon, Sun } from "lucide-react";
import { overviewQuery } from "../api/queries.ts";
import { IconButton } from "../parts/button.tsx";
import { chooseTheme, useTheme } from "../theme/theme.ts";
import { AccountButton } from "./account-button.tsx";
import { Mark } from "./mark.tsx";
import { signOut } from "./sign-out.ts";
import { STAGES } from "./stages.ts";

export function Rail({ onHelp }: { readonly onHelp: () => void }) {
  const theme = useTheme();
  const overview = useQuery(overviewQuery("1h")).data;
  const other = theme === "dark" ? "light" : "dark";
  return (
    <nav aria-label="Pages" className="flex w-14 shrink-0 flex-col border-r border-line bg-surface lg:w-52">
      <div className="flex h-12 items-center justify-center gap-2.5 border-b border-line lg:justify-start lg:px-4">
        <Mark />
        <div className="hidden min-w-0 lg:block">
          <p className="text-base leading-4 font-semibold">Parapet</p>
          <p className="truncate text-xs text-faint">{overview?.app ?? ""}</p>
        </div>
      </div>
      <ul className="flex flex-1 flex-col gap-3 overflow-y-auto px-2 py-3">
        {STAGES.filter((stage) => stage.pages.length > 0).map((stage) => (
          <li key={stage.title}>
            {stage.title !== "" && (
              <p className="mb-1 hidden px-2 text-2xs font-semibold tracking-wider text-faint uppercase lg:block">
                {stage.title}
              </p>
            )}
            <ul className="flex flex-col gap-0.5">
              {stage.pages.map((page) => (
                <li key={page.to}>
                  <Link
                    to={page.to}
                    activeOptions={{ exact: page.to === "/", includeSearch: false }}
                    title={`${page.title} (g ${page.key})`}
                    className="flex h-8 items-center justify-center gap-2.5 rounded-md px-2 text-muted hover:bg-hover hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-ink lg:h-7 lg:justify-start"
                  >
                    <page.icon size={15} aria-hidden="true" />
                    <span className="sr-only lg:not-sr-only">{page.title}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <div className="border-t border-line p-2">
        <AccountButton />
        <div className="flex flex-col items-center gap-0.5 lg:flex-row">
          <IconButton label={`Switch to ${other} theme`} onClick={() => chooseTheme(other)}>
            {theme === "dark" ? <Sun size={15} aria-hidden="true" /> : <Moon size={15} aria-hidden="true" />}
          </IconButton>
          <IconButton label="Keyboard shortcuts" onClick={onHelp}>
            <Keyboard size={15} aria-hidden="true" />
          </IconButton>
          <IconButton label="Sign out" onClick={signOut}>
            <LogOut size={15} aria-hidden="true" />
          </IconButton>
          <span className="ml-auto hidden pr-1 text-xs text-faint lg:inline">
            {overview === undefined ? "" : `v${overview.version}`}
          </span>
        </div>
      </div>
    </nav>
  );
}
