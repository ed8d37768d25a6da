import type { Driver } from "../attack.ts";

export const singleShot: Driver = {
  id: "single-shot",
  title: "Asks once",
  maxTurns: 1,
  needs: [],
  *drive(kit) {
    yield { payload: kit.ask() };
  },
};
