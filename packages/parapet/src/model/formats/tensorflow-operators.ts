/**
 * Operators of TensorFlow that reach out of the graph, by what they do: those among the registered ones of TensorFlow
 * 2.21.0, read one by one, and a few that were registered before it. Operators that restore and save the variables of
 * the model itself are not among them, for every saved model has those.
 */
const those = (what: string, names: string): readonly (readonly [string, string])[] =>
  names.split(" ").map((name) => [name, what] as const);

/** What no model needs. */
export const BLOCKED_OPERATORS: ReadonlyMap<string, string> = new Map([
  ...those("runs a Python function", "PyFunc PyFuncStateless EagerPyFunc EagerPyFuncStateless"),
  ...those(
    "writes files",
    "WriteFile SaveDataset SaveDatasetV2 DatasetToTFRecord ExperimentalDatasetToTFRecord DistributedSave CreateSummaryDbWriter CreateSummaryFileWriter",
  ),
  ...those("reads files at its will", "ReadFile ReadFileV2 MatchingFiles SqlDataset ExperimentalSqlDataset"),
  ...those("loads a library", "LoadLibrary"),
  ...those(
    "sends what it computes to an address",
    "DebugIdentity DebugIdentityV2 DebugIdentityV3 DebugNanCount DebugNumericSummary DebugNumericSummaryV2 Rpc TryRpc RpcClient RpcCall RpcServer RpcServerStart",
  ),
  ...those("changes how files are reached", "FileSystemSetConfiguration"),
]);

/** What belongs to the feeding of a training, and opens files or connections. */
export const REVIEWED_OPERATORS: ReadonlyMap<string, string> = new Map([
  ...those(
    "reads files of a data set",
    "WholeFileReader WholeFileReaderV2 FixedLengthRecordReader FixedLengthRecordReaderV2 TextLineReader " +
      "TextLineReaderV2 TFRecordReader TFRecordReaderV2 LMDBReader LMDBDataset ExperimentalLMDBDataset " +
      "LoadDataset LoadDatasetV2 TextLineDataset TFRecordDataset TFRecordDatasetV2 FixedLengthRecordDataset " +
      "FixedLengthRecordDatasetV2 MatchingFilesDataset ExperimentalMatchingFilesDataset RecordInput " +
      "SnapshotDatasetReader SnapshotNestedDatasetReader SnapshotDataset SnapshotDatasetV2 LoadAndRemapMatrix",
  ),
  ...those(
    "runs on another machine",
    "RemoteCall DataServiceDataset DataServiceDatasetV2 DataServiceDatasetV3 DataServiceDatasetV4",
  ),
]);

/** Operators that read what they are told to: harmless where the caller tells them. */
export const TOLD_OPERATORS: ReadonlySet<string> = new Set(["ReadFile", "ReadFileV2", "MatchingFiles"]);
