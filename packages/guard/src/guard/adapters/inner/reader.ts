/** The reading side of a web stream. */
export interface Reader<In> {
  read(): Promise<{ readonly done: boolean; readonly value?: In | undefined }>;
  cancel(reason: unknown): Promise<void>;
}
