import { sizeOfShape, type TensorSamples } from "../samples.ts";
import { type Corruption, normalDraw } from "./corruption.ts";

/** Height and width of an image, and how many planes it has: colours come first or last. */
function planesOf({ shape }: TensorSamples): { height: number; width: number; planes: number; isLast: boolean } {
  if (shape.length < 3) return { height: shape[0]!, width: shape[1] ?? 1, planes: 1, isLast: false };
  const isLast = shape[2]! <= 4 && shape[0]! > 4;
  return isLast
    ? { height: shape[0]!, width: shape[1]!, planes: shape[2]!, isLast }
    : { height: shape[1]!, width: shape[2]!, planes: shape[0]!, isLast };
}

const clipped = (value: number, white: number): number => Math.min(white, Math.max(0, value));

/** Each plane of each image. */
function eachPlane(
  samples: TensorSamples,
  change: (
    read: (y: number, x: number) => number,
    write: (y: number, x: number, value: number) => void,
    plane: number,
  ) => void,
): Float32Array {
  const { height, width, planes, isLast } = planesOf(samples);
  const size = sizeOfShape(samples.shape);
  const result = samples.values.slice();
  for (let image = 0; image < samples.rows; image++)
    for (let plane = 0; plane < planes; plane++) {
      const at = (y: number, x: number): number =>
        image * size + (isLast ? (y * width + x) * planes + plane : (plane * height + y) * width + x);
      change(
        (y, x) => samples.values[at(Math.min(height - 1, Math.max(0, y)), Math.min(width - 1, Math.max(0, x)))]!,
        (y, x, value) => {
          result[at(y, x)] = value;
        },
        plane,
      );
    }
  return result;
}

export const imageCorruptions: readonly Corruption[] = [
  {
    id: "noise",
    title: "Noise on pixels",
    kind: "image",
    unit: "parts of the range from black to white",
    strengths: [0.02, 0.05, 0.1, 0.2, 0.4],
    corrupt: ({ values, white }, strength, random) =>
      values.map((value) => clipped(value + strength * white * normalDraw(random), white)),
  },
  {
    id: "blur",
    title: "Blur",
    kind: "image",
    unit: "pixels around",
    strengths: [1, 2, 3],
    corrupt: (samples, strength) => {
      const { height, width } = planesOf(samples);
      const reach = Math.round(strength);
      return eachPlane(samples, (read, write) => {
        for (let y = 0; y < height; y++)
          for (let x = 0; x < width; x++) {
            let sum = 0;
            for (let dy = -reach; dy <= reach; dy++)
              for (let dx = -reach; dx <= reach; dx++) sum += read(y + dy, x + dx);
            write(y, x, sum / (2 * reach + 1) ** 2);
          }
      });
    },
  },
  {
    id: "brightness",
    title: "Brightness",
    kind: "image",
    unit: "parts of the range that are added",
    strengths: [0.1, 0.2, 0.3, 0.5],
    corrupt: ({ values, white }, strength) => values.map((value) => clipped(value + strength * white, white)),
  },
  {
    id: "occlusion",
    title: "A black square somewhere",
    kind: "image",
    unit: "side, as a part of the shorter one",
    strengths: [0.1, 0.2, 0.3, 0.5],
    corrupt: (samples, strength, random) => {
      const { height, width } = planesOf(samples);
      const side = Math.max(1, Math.round(Math.min(height, width) * strength));
      let top = 0;
      let left = 0;
      return eachPlane(samples, (_, write, plane) => {
        // One place for all colours of an image.
        if (plane === 0) {
          top = Math.floor(random() * (height - side + 1));
          left = Math.floor(random() * (width - side + 1));
        }
        for (let y = top; y < top + side; y++) for (let x = left; x < left + side; x++) write(y, x, 0);
      });
    },
  },
];
