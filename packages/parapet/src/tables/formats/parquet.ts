import { messageOf, ParapetError } from "@parapet/guard/kernel";
import type { AsyncBuffer, Compressors, FileMetaData } from "hyparquet";
import type { RawBatch, ReadingOptions, TableFormat } from "../format.ts";
import { batchRowsFor } from "../limits.ts";
import { tableError } from "../table-error.ts";
import type { TableFile } from "../table-file.ts";

/** A page that claims more is a bomb: writers make pages of about one megabyte. */
const PAGE_BYTES = 256 * 1024 * 1024;

/** One row group at a time: memory is that of the largest group. Structs come as JSON, lists of one length as tensors. */
export const parquet: TableFormat = {
  id: "parquet",
  title: "Apache Parquet",
  extensions: [".parquet", ".pq"],
  recognises: (head) => head[0] === 0x50 && head[1] === 0x41 && head[2] === 0x52 && head[3] === 0x31,
  open: async (file, options) => {
    const { parquetMetadataAsync, parquetSchema } = await import("hyparquet");
    if (file.isCompressed)
      throw tableError("PARAPET_TABLE_FORMAT", `${file.path} is Parquet within gzip`, {
        file: file.path,
        hint: "Unpack it: Parquet is read by ranges, and is compressed within.",
      });
    const buffer = bufferOf(file);
    const metadata = await parquetMetadataAsync(buffer, { geoparquet: false }).catch((cause: unknown) => {
      throw broken(file, cause);
    });
    const names = parquetSchema(metadata).children.map(({ element }) => element.name);
    if (names.length > options.limits.columns)
      throw tableError("PARAPET_TABLE_LIMIT", `${file.path} has ${names.length} columns`, { file: file.path });
    return {
      names,
      rowCount: Number(metadata.num_rows),
      notes: [],
      batches: () => batchesOf(file, buffer, metadata, names, options),
    };
  },
};

function bufferOf(file: TableFile): AsyncBuffer {
  return {
    byteLength: file.sizeBytes,
    slice: async (start, end = file.sizeBytes) => {
      const bytes = await file.read(start, Math.min(end, file.sizeBytes) - start);
      return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer; // made by `read`, not shared
    },
  };
}

async function* batchesOf(
  file: TableFile,
  buffer: AsyncBuffer,
  metadata: FileMetaData,
  names: readonly string[],
  options: ReadingOptions,
): AsyncGenerator<RawBatch> {
  const { parquetRead } = await import("hyparquet");
  const compressors = bounded((await import("hyparquet-compressors")).compressors as Compressors); // the same shape, by its own name
  let start = 0;
  for (const group of metadata.row_groups) {
    options.signal?.throwIfAborted();
    const rows = Number(group.num_rows);
    if (Number(group.total_byte_size) > options.limits.heldBytes || rows > options.limits.rows)
      throw tableError("PARAPET_TABLE_LIMIT", `a row group of ${file.path} inflates to more than is held here`, {
        file: file.path,
        hint: "Write it again with smaller row groups.",
      });
    const columns = new Map<string, unknown[]>(names.map((name) => [name, []]));
    try {
      await parquetRead({
        file: buffer,
        metadata,
        compressors,
        geoparquet: false,
        rowStart: start,
        rowEnd: start + rows,
        onChunk: ({ columnName, columnData }) => {
          const column = columns.get(columnName);
          for (const cell of Array.from(columnData)) column?.push(cell);
        },
      });
    } catch (cause) {
      throw cause instanceof ParapetError ? cause : broken(file, cause);
    }
    for (const [name, column] of columns)
      if (column.length !== rows)
        throw broken(file, new Error(`column ${name} has ${column.length} values for ${rows} rows`));
    const wanted = batchRowsFor(names.length, options.batchRows);
    for (let from = 0; from < rows; from += wanted)
      yield {
        rows: Math.min(wanted, rows - from),
        columns: names.map((name) => columns.get(name)!.slice(from, from + wanted)),
      };
    start += rows;
  }
}

function bounded(compressors: Compressors): Compressors {
  return Object.fromEntries(
    Object.entries(compressors).map(([codec, inflate]) => [
      codec,
      (input: Uint8Array, length: number) => {
        if (length > PAGE_BYTES) throw new Error(`a page claims ${length} bytes`);
        return inflate(input, length);
      },
    ]),
  );
}

const broken = (file: TableFile, cause: unknown): Error =>
  tableError("PARAPET_TABLE_FORMAT", `${file.path} is no Parquet that can be read: ${messageOf(cause)}`, {
    file: file.path,
    cause,
  });
