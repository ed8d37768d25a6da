import { asciiUnitReader } from "../ascii-units.ts";
import { cluesIn } from "./clues.ts";
import type { Decoder } from "./decoder.ts";
import { decoders } from "./decoders/index.ts";
import { DEFAULT_BUDGET, type Layer, type LayerBudget, type Layers } from "./layer.ts";
import { LayerWriter } from "./layer-writer.ts";
import { normalise } from "./normalise.ts";
import type { OffsetMap } from "./offset-map.ts";

const NOTHING: Layers = { layers: [], isComplete: true };

const readUnits: ReturnType<typeof asciiUnitReader> = /* @__PURE__ */ asciiUnitReader();

/** A layer while others are still made from it. */
interface Reading {
  readonly text: string;
  readonly kinds: readonly string[];
  readonly depth: number;
  readonly toOriginal: Layer["toOriginal"];
}

function layerOf(text: string, kinds: readonly string[], map: OffsetMap, parent: Reading | undefined): Layer {
  return {
    text,
    kinds,
    toOriginal(start, end) {
      const source = map.toSource(start, end);
      return parent === undefined ? source : parent.toOriginal(source.start, source.end);
    },
  };
}

/**
 * Every other way in which the text may be read: normalised first, if that differs, then each encoding undone, and
 * those inside, breadth first. Empty for ordinary text. That something was encoded says nothing; a detector looks at
 * what the layers say.
 *
 * Linear in the length of the text; never throws.
 */
export function decodeLayers(text: string, budget: Partial<LayerBudget> = {}): Layers {
  const { depth, layers: most, charactersPerCharacter, extraCharacters } = { ...DEFAULT_BUDGET, ...budget };
  let left = charactersPerCharacter * text.length + extraCharacters;
  let isComplete = true;
  const { units, isAscii } = readUnits(text);
  let clues = isAscii ? cluesIn(units, text.length) : undefined;
  if (clues === 0) return NOTHING;

  const layers: Layer[] = [];
  const seen = new Set([text]);
  const raw: Reading = { text, kinds: [], depth: 0, toOriginal: (start, end) => ({ start, end }) };
  const queue: Reading[] = [];
  const take = (writer: LayerWriter, kind: string, parent: Reading): void => {
    if (writer.isCut) isComplete = false;
    if (writer.isEmpty) return;
    const { text: decoded, map, legibility } = writer.finish();
    if (seen.has(decoded) || !legibility.isPrintable) return;
    if (seen.size > most) {
      isComplete = false;
      return;
    }
    seen.add(decoded);
    left -= decoded.length;
    const kinds = [...parent.kinds, kind];
    const layer = layerOf(decoded, kinds, map, parent === raw ? undefined : parent);
    if (legibility.isLegible) layers.push(layer);
    queue.push({ text: decoded, kinds, depth: parent.depth + 1, toOriginal: layer.toOriginal });
  };
  const run = (decoder: Decoder, reading: Reading, bytes: Uint8Array, found: number): void => {
    const writer = new LayerWriter(reading.text, decoder.keeps === "surroundings", left);
    decoder.decode({ text: reading.text, units: bytes, clues: found }, writer);
    take(writer, writer.kind ?? decoder.id, reading);
  };

  let first = raw;
  if (!isAscii) {
    const plain = normalise(text, left);
    if (plain !== undefined && most < 1) isComplete = false;
    else if (plain !== undefined) {
      left -= plain.text.length;
      if (plain.isCut) isComplete = false;
      seen.add(plain.text);
      const layer = layerOf(plain.text, ["normalised"], plain.map, undefined);
      layers.push(layer);
      // What normalising takes away may be all there is to read.
      if (depth > 0) for (const decoder of decoders) if (decoder.readsRaw) run(decoder, raw, units, 0);
      first = { text: plain.text, kinds: ["normalised"], depth: 0, toOriginal: layer.toOriginal };
    }
    clues = undefined;
  }
  queue.unshift(first);
  for (let next = 0; next < queue.length; next++) {
    const reading = queue[next]!;
    const bytes = next === 0 && first === raw ? units : readUnits(reading.text).units;
    const found = next === 0 && clues !== undefined ? clues : cluesIn(bytes, reading.text.length);
    const able = decoders.filter((decoder) => !decoder.readsRaw && (decoder.clues & found) !== 0);
    if (reading.depth >= depth) {
      if (able.length > 0) isComplete = false;
      continue;
    }
    for (const decoder of able) {
      if (left <= 0) {
        isComplete = false;
        break;
      }
      run(decoder, reading, bytes, found);
    }
  }
  return { layers, isComplete };
}

/** The layers alone; see {@link decodeLayers}. */
export function layersOf(text: string, budget: Partial<LayerBudget> = {}): readonly Layer[] {
  return decodeLayers(text, budget).layers;
}
