import { type ImageSize, imageSize } from "./image-size.ts";
import type { Wire } from "./wire.ts";

/**
 * What the pictures of a request will be billed as input, by the vendors' published rules. Their base64 says nothing of
 * it: a photograph of a megabyte is 765 tokens, not 350,000. It is an estimate, for room under a limit and for a reply
 * that reports no usage; what a provider reports always wins.
 *
 * @see https://platform.openai.com/docs/guides/images-vision
 * @see https://docs.anthropic.com/en/docs/vision
 */

export interface ImageEstimate {
  readonly tokens: number;
  /** Bytes of the body that are pictures, and so no text. */
  readonly bytes: number;
}

interface Picture {
  /** A data URL, bare base64, or an address; "" for a file by id. */
  readonly source: string;
  readonly isLowDetail: boolean;
}

/** Tokens of a picture whose size cannot be known (an address, another format): the most that a vendor bills for one. */
const UNKNOWN_TOKENS = { openai: 1_445, anthropic: 1_600 } as const;
const NONE: ImageEstimate = { tokens: 0, bytes: 0 };
/** Parts in results in messages; deeper no vendor takes pictures. */
const DEEPEST = 4;

/** @param model the model's name at its provider */
export function estimateImages(vendor: Wire["vendor"], json: unknown, model: string): ImageEstimate {
  const { messages, input } = (json ?? {}) as { readonly messages?: unknown; readonly input?: unknown };
  let pictures: Picture[] | undefined;
  const visit = (list: unknown, depth: number): void => {
    if (!Array.isArray(list) || depth > DEEPEST) return;
    for (const part of list) {
      if (part === null || typeof part !== "object") continue;
      const picture = pictureOf(part as Part);
      if (picture !== undefined) {
        pictures ??= [];
        pictures.push(picture);
      }
      const { content, output } = part as Part;
      if (typeof content === "object") visit(content, depth + 1);
      if (typeof output === "object") visit(Array.isArray(output) ? output : [output], depth + 1);
    }
  };
  visit(messages ?? input, 0);
  if (pictures === undefined) return NONE;
  let tokens = 0;
  let bytes = 0;
  for (const { source, isLowDetail } of pictures) {
    const base64 = base64Of(source);
    bytes += base64?.length ?? 0;
    const size = base64 === undefined ? undefined : imageSize(base64);
    tokens += vendor === "openai" ? openaiTokens(size, isLowDetail, model) : anthropicTokens(size);
  }
  return { tokens, bytes };
}

interface Part {
  readonly type?: unknown;
  readonly content?: unknown;
  readonly output?: unknown;
  readonly image_url?: unknown;
  readonly detail?: unknown;
  readonly source?: unknown;
}

function pictureOf({ type, image_url: given, detail, source }: Part): Picture | undefined {
  if (type === "image_url" && given !== null && typeof given === "object") {
    const { url, detail: inside } = given as { readonly url?: unknown; readonly detail?: unknown };
    return { source: typeof url === "string" ? url : "", isLowDetail: inside === "low" };
  }
  if (type === "image_url" || type === "input_image" || type === "computer_screenshot")
    return { source: typeof given === "string" ? given : "", isLowDetail: detail === "low" };
  if (type !== "image") return undefined;
  const { data } = (source ?? {}) as { readonly data?: unknown };
  return { source: typeof data === "string" ? data : "", isLowDetail: false };
}

/** The bytes of a picture that came along; undefined for one that stands elsewhere. */
function base64Of(source: string): string | undefined {
  if (/^data:/i.test(source)) return source.slice(source.indexOf(",") + 1);
  return source === "" || /^[a-z][a-z0-9+.-]*:/i.test(source) ? undefined : source;
}

/** Base and tile; this model bills pictures at its larger sister's price, in more tokens. */
const OPENAI_TILES = { base: 85, tile: 170 };
const OPENAI_MINI_TILES = { base: 2_833, tile: 5_667 };

/** Fitted into 2048 by 2048, then to 768 on the shorter side, and cut into tiles of 512. Small pictures stay small. */
function openaiTokens(size: ImageSize | undefined, isLowDetail: boolean, model: string): number {
  const { base, tile } = /\bgpt-4o-mini\b/.test(model) ? OPENAI_MINI_TILES : OPENAI_TILES;
  if (isLowDetail) return base;
  const most = (UNKNOWN_TOKENS.openai - OPENAI_TILES.base) / OPENAI_TILES.tile;
  if (size === undefined) return base + most * tile;
  const { width, height } = size;
  const fit = Math.min(1, 2_048 / Math.max(width, height));
  const scale = fit * Math.min(1, 768 / (Math.min(width, height) * fit));
  const tiles = (length: number): number => Math.ceil(Math.max(1, Math.round(length * scale)) / 512);
  return base + tiles(width) * tiles(height) * tile;
}

/** A token for 750 pixels; what is larger is scaled down to about 1,600 first. */
function anthropicTokens(size: ImageSize | undefined): number {
  if (size === undefined) return UNKNOWN_TOKENS.anthropic;
  const fit = Math.min(1, 1_568 / Math.max(size.width, size.height));
  return Math.min(UNKNOWN_TOKENS.anthropic, Math.ceil((size.width * fit * size.height * fit) / 750));
}
