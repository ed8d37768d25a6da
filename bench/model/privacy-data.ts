import { type Rows, readRows } from "../../packages/parapet/src/model/attacks/data/rows.ts";
import { readArrays } from "../../packages/parapet/src/tables/index.ts";

/** A model with rows that it was trained on and rows that it was not. */
export interface Case {
  readonly name: string;
  readonly model: string;
  readonly members: Rows;
  readonly others: Rows;
}

/** The models of `models/` and their rows, as `meta_images.json` and `meta_tabular_text.json` there tell them. */
export async function casesIn(folder: string): Promise<readonly Case[]> {
  const images = await readRows(`${folder}/images/fashion/train10k-images-idx3-ubyte.gz`);
  const pictures = ["fashion_mia_overfit", "fashion_mia_regular"].map((name) => ({
    name,
    model: `${folder}/models/${name}.onnx`,
    members: picked(images, range(0, 2_000)),
    others: picked(images, range(5_000, 7_000)),
  }));
  return [await table("german", 300), await table("bank", 3_000), ...pictures];

  async function table(name: string, count: number): Promise<Case> {
    const file = `${folder}/models/${name}_data.npz`;
    const part = (split: string) => readRows(file, { split, limit: count });
    const model = `${folder}/models/${name}_mia_rf.onnx`;
    return { name: `${name}_mia_rf`, model, members: await part("train"), others: await part("test") };
  }
}

/** All rows of a file, whatever parts it has. */
async function wholeTable(file: string): Promise<Rows> {
  const arrays = await readArrays(file);
  const [inputs, labels] = [arrays.get("X")!, arrays.get("y")!];
  return {
    inputs: Float32Array.from(inputs.values, Number),
    labels: Int32Array.from(labels.values, Number),
    count: inputs.shape[0]!,
    size: inputs.shape[1]!,
    indices: [],
    taken: file,
    isScaled: false,
  };
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, at) => from + at);

export function picked(rows: Rows, places: readonly number[]): Rows {
  const { size } = rows;
  const inputs = new Float32Array(places.length * size);
  for (const [at, row] of places.entries()) inputs.set(rows.inputs.subarray(row * size, (row + 1) * size), at * size);
  const labels = Int32Array.from(places, (row) => rows.labels[row]!);
  return { ...rows, inputs, labels, count: places.length };
}

/** A model with rows that it was not trained on. */
export interface Holdout {
  readonly name: string;
  readonly model: string;
  readonly rows: Rows;
}

export async function holdouts(folder: string): Promise<readonly Holdout[]> {
  const images = await readRows(`${folder}/images/fashion/test5k-images-idx3-ubyte.gz`);
  return [
    { name: "bank", model: `${folder}/models/bank_mlp.onnx`, rows: await readRows(`${folder}/models/bank_data.npz`) },
    // 400 rows were kept from it; with those that it knows there are 1,000 different ones to ask about.
    {
      name: "german",
      model: `${folder}/models/german_rf.onnx`,
      rows: await wholeTable(`${folder}/models/german_data.npz`),
    },
    { name: "fashion", model: `${folder}/models/fashion_cnn.onnx`, rows: images },
  ];
}
