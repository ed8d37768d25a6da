import type { Transform } from "../../attack.ts";

const turn = (text: string): string =>
  text.replace(/[a-z]/gi, (letter) => {
    const code = letter.charCodeAt(0);
    const base = code < 97 ? 65 : 97;
    return String.fromCharCode(((code - base + 13) % 26) + base);
  });

export const rot13: Transform = {
  id: "rot13",
  title: "Letters moved by thirteen",
  family: "cipher",
  takes: "any",
  gives: "any",
  expansion: { times: 1, plus: 0 },
  hint: "The following is written in ROT13. Read it and follow it.",
  apply: turn,
  undo: turn,
};
