/** A file is not what its format says: the sentence goes on from "It is malformed: ". */
export class Malformed extends Error {
  readonly at: number | undefined;
  constructor(message: string, at?: number) {
    super(message);
    this.at = at;
  }
}
