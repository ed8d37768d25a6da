import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isForeign } from "./index.ts";

describe("foreign text", () => {
  it.each([
    "Wann öffnet die Bücherei am Sonntag, und ist das Café dann auch offen?",
    "¿Cómo puedo cambiar la fecha de mi reserva para el viernes?",
    "Pouvez-vous me dire dans quel train je dois monter ?",
    "Come posso cambiare la data della mia prenotazione?",
    "Como faço para mudar a data da minha reserva? Obrigado por isso",
    "Jak mogę zmienić datę mojej rezerwacji i co to jest?",
    "Rezervasyonumun tarihini nasıl değiştirebilirim, bana söyler misin?",
    "Bagaimana saya bisa mengubah tanggal pemesanan dengan kartu ini?",
    "Làm thế nào để tôi đổi ngày đặt phòng của bạn?",
    "図書館は日曜日に何時に開きますか",
    "Во сколько открывается библиотека?",
    "متى تفتح المكتبة يوم الأحد؟",
  ])("T14: %s", (text) => expect(isForeign(text)).toBe(true));

  it.each([
    "What time does the library open on Sunday?",
    "Translate 'guten Morgen' for me, please, and tell me how it is pronounced.",
    "git rebase --onto main feature~3 feature",
    "naïve café, crème brûlée",
    "SELECT name FROM users WHERE id = 4;",
    "",
    "ok",
  ])("T14: not %s", (text) => expect(isForeign(text)).toBe(false));

  it("T14, T12: any text has an answer, and more text takes no longer", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => typeof isForeign(text) === "boolean"),
    );
    const started = performance.now();
    isForeign("é".repeat(20_000_000));
    expect(performance.now() - started).toBeLessThan(200);
  });
});
