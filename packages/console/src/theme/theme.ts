import { useSyncExternalStore } from "react";

export type Theme = "dark" | "light";
export type ThemeChoice = Theme | "system";

// public/theme.js reads the same name before the first paint.
const KEY = "parapet-theme";
const listeners = new Set<() => void>();

function themeChoice(): ThemeChoice {
  try {
    const chosen = localStorage.getItem(KEY);
    return chosen === "dark" || chosen === "light" ? chosen : "system";
  } catch {
    return "system"; // Storage is off: the choice lasts as long as the page.
  }
}

export function chooseTheme(choice: ThemeChoice): void {
  try {
    if (choice === "system") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, choice);
  } catch {
    // Storage is off: the choice lasts as long as the page.
  }
  document.documentElement.dataset.theme = choice === "system" ? systemTheme() : choice;
  for (const listener of listeners) listener();
}

function systemTheme(): Theme {
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

function currentTheme(): Theme {
  return document.documentElement.dataset.theme === "light" ? "light" : "dark";
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  const media = matchMedia("(prefers-color-scheme: dark)");
  const follow = (): void => {
    if (themeChoice() === "system") chooseTheme("system");
  };
  media.addEventListener("change", follow);
  return () => {
    listeners.delete(listener);
    media.removeEventListener("change", follow);
  };
}

/** The theme on screen; re-renders when it changes, by hand or with the system. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, currentTheme);
}
