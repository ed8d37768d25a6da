import type { Carrier } from "../attack.ts";

export const plain: Carrier = {
  id: "plain",
  title: "The ask as it is",
  technique: "direct",
  channels: ["user"],
  wrap: (ask, channel) => ({ channel, text: ask, cover: "", name: "" }),
};
