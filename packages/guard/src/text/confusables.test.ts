import { describe, expect, it } from "vitest";
import { latinLookAlike } from "./confusables.ts";
import { foldWord } from "./fold-word.ts";

describe("look-alikes", () => {
  it("give one ASCII letter each, and nothing for ASCII itself", () => {
    for (let code = 0; code < 0x20000; code++) {
      const latin = latinLookAlike(code);
      if (latin !== undefined) expect(latin).toMatch(/^[A-Za-z]$/);
      if (code < 128) expect(latin).toBeUndefined();
    }
  });

  it.each([
    ["рrоmрt", "prompt"],
    ["ΡROΜΡT", "prompt"],
    ["ꮯode", "code"],
    ["ᴘʀᴏᴍᴘᴛ", "prompt"],
    ["🅿🆁🅾🅼🅿🆃", "prompt"],
    ["ǝʌoɯǝɹ", "evomer"],
    ["ՍSER", "user"],
    ["Ключ", "kлюч"],
  ])("%s is folded to %s", (word, folded) => {
    expect(foldWord(word)).toBe(folded);
  });
});
