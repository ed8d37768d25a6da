import { describe, expect, it } from "vitest";
import { imageSize } from "./image-size.ts";
import { estimateImages } from "./image-tokens.ts";

/** Heads of files as their formats describe them, with pixels that nobody reads behind. */
function png(width: number, height: number): string {
  const head = Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0\0\0\x08\x06", "latin1");
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return withPixels(head);
}
function gif(width: number, height: number): string {
  const head = Buffer.from("GIF89a\0\0\0\0\xf7\0\0", "latin1");
  head.writeUInt16LE(width, 6);
  head.writeUInt16LE(height, 8);
  return withPixels(head);
}
function jpeg(width: number, height: number, before = 0): string {
  const segment = (marker: number, body: Buffer): Buffer => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(body.length + 2, 2);
    return Buffer.concat([head, body]);
  };
  const frame = Buffer.from([8, height >> 8, height & 255, width >> 8, width & 255, 3]);
  return withPixels(
    Buffer.concat([
      Buffer.from([0xff, 0xd8]),
      segment(0xe0, Buffer.from("JFIF\0\x01\x02")),
      ...Array.from({ length: before }, () => segment(0xe2, Buffer.alloc(60_000, 0xc0))),
      segment(0xc4, Buffer.alloc(20)),
      Buffer.from([0xff]),
      segment(0xc2, frame),
    ]),
  );
}
function webp(kind: "VP8 " | "VP8L" | "VP8X", width: number, height: number): string {
  const head = Buffer.concat([Buffer.from(`RIFF\0\0\0\0WEBP${kind}\0\0\0\0`, "latin1"), Buffer.alloc(14)]);
  if (kind === "VP8 ") {
    head.set([0x9d, 0x01, 0x2a], 23);
    head.writeUInt16LE(width | 0x4000, 26);
    head.writeUInt16LE(height, 28);
  } else if (kind === "VP8X") {
    head.writeUIntLE(width - 1, 24, 3);
    head.writeUIntLE(height - 1, 27, 3);
  } else {
    head[20] = 0x2f;
    head.writeUInt32LE((((width - 1) | ((height - 1) << 14)) >>> 0) as number, 21);
  }
  return withPixels(head);
}
function withPixels(head: Buffer): string {
  return Buffer.concat([head, Buffer.alloc(3_000, 0xa5)]).toString("base64");
}

describe("the size of a picture", () => {
  it("W18: is read from the head of a PNG, JPEG, GIF or WebP", () => {
    for (const [width, height] of [
      [1, 1],
      [1_024, 768],
      [3_000, 4_000],
      [16_383, 2],
    ] as const)
      for (const picture of [
        png(width, height),
        gif(width, height),
        jpeg(width, height),
        jpeg(width, height, 2),
        webp("VP8 ", width, height),
        webp("VP8L", width, height),
        webp("VP8X", width, height),
      ])
        expect(imageSize(picture)).toEqual({ width, height });
  });

  it("W18: is unknown for anything else, and for a head that is cut short, however it was cut", () => {
    expect(imageSize("")).toBeUndefined();
    expect(imageSize(Buffer.from("BM a bitmap").toString("base64"))).toBeUndefined();
    expect(imageSize(png(0, 9))).toBeUndefined();
    for (const whole of [png(9, 9), gif(9, 9), jpeg(9, 9), webp("VP8 ", 9, 9), webp("VP8L", 9, 9), webp("VP8X", 9, 9)])
      for (let length = 0; length < 120; length += 1)
        expect([undefined, 9]).toContain(imageSize(whole.slice(0, length))?.width);
    // Segments that claim to be nothing, one after the other: read once, and no further than the head.
    const hostile = Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(8_000_000, 0xff)]).toString("base64");
    const began = performance.now();
    expect(imageSize(hostile)).toBeUndefined();
    expect(performance.now() - began).toBeLessThan(200);
  });
});

describe("tokens of pictures", () => {
  const url = (base64: string, type = "image/png"): string => `data:${type};base64,${base64}`;
  const chat = (...pictures: { readonly url: string; readonly detail?: string }[]) => ({
    messages: [
      { role: "system", content: "words" },
      {
        role: "user",
        content: [{ type: "text", text: "look" }, ...pictures.map((image_url) => ({ type: "image_url", image_url }))],
      },
    ],
  });

  it.each([
    ["a square, as in the vendor's example", png(1_024, 1_024), "high", 765],
    ["a tall one, as in the vendor's example", jpeg(2_048, 4_096), "high", 1_105],
    ["any at low detail, as in the vendor's example", png(4_096, 8_192), "low", 85],
    ["one tile", png(128, 64), "auto", 255],
    ["the longest there is", png(9_000, 10), "auto", 85 + 4 * 170],
    ["one in a format that is not read", Buffer.from("BM bitmap").toString("base64"), "high", 1_445],
  ])("W18: OpenAI's are counted by tiles: %s", (_what, picture, detail, tokens) => {
    const body = chat({ url: url(picture), detail });
    expect(estimateImages("openai", body, "gpt-4o")).toEqual({ tokens, bytes: picture.length });
    const item = { role: "user", content: [{ type: "input_image", image_url: url(picture), detail }] };
    expect(estimateImages("openai", { input: [item] }, "gpt-4o").tokens).toBe(tokens);
  });

  it("W18: a small model that bills pictures in more tokens is counted so", () => {
    expect(estimateImages("openai", chat({ url: url(png(512, 512)) }), "gpt-4o-mini-2024-07-18").tokens).toBe(8_500);
  });

  it("W18: one that stands elsewhere counts as the largest, and takes nothing from the text", () => {
    const address = { url: "https://files.example/a.png" };
    expect(estimateImages("openai", chat(address, { ...address, detail: "low" }), "m")).toEqual({
      tokens: 1_445 + 85,
      bytes: 0,
    });
    const image = { type: "image", source: { type: "file", file_id: "file_1" } };
    expect(estimateImages("anthropic", { messages: [{ role: "user", content: [image] }] }, "m")).toEqual({
      tokens: 1_600,
      bytes: 0,
    });
  });

  it.each([
    ["a megapixel", png(1_000, 1_000), 1_334],
    ["a small one", gif(200, 200), 54],
    ["a large one", webp("VP8X", 4_000, 3_000), 1_600],
    ["a long one", png(8_000, 100), 41],
  ])("W18: Anthropic's are counted by pixels, wherever they stand: %s", (_what, data, tokens) => {
    const image = { type: "image", source: { type: "base64", media_type: "image/png", data } };
    const nested = { type: "tool_result", content: [{ type: "text", text: "x" }, image] };
    const body = { messages: [{ role: "user", content: [image, nested] }] };
    expect(estimateImages("anthropic", body, "m")).toEqual({ tokens: 2 * tokens, bytes: 2 * data.length });
  });

  it("W18: a body without pictures has none, whatever it is", () => {
    let deep: unknown = [];
    for (let level = 0; level < 10_000; level += 1) deep = [{ content: deep }];
    for (const body of [
      undefined,
      null,
      7,
      "x",
      { messages: 3 },
      { input: "x" },
      { messages: [null, { content: 3 }] },
      { messages: deep },
    ])
      expect(estimateImages("openai", body, "m")).toEqual({ tokens: 0, bytes: 0 });
  });
});
