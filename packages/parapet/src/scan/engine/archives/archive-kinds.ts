import { gunzipSync } from "node:zlib";
import { type Listing, unpacked } from "./member.ts";
import { readTar } from "./read-tar.ts";
import { readZip } from "./read-zip.ts";

/** What an archive is given to unpack itself. */
interface Room {
  readonly maxMembers: number;
  /** Of what stands around the members, such as a tar file within gzip. */
  readonly maxBytes: number;
  /** Told of bytes that were unpacked to list the members. */
  readonly onUnpacked: (bytes: number) => void;
}

interface ArchiveKind {
  readonly names: RegExp;
  list(bytes: Uint8Array, name: string, room: Room): Listing;
}

const KINDS: readonly ArchiveKind[] = [
  // Packages and extensions that are zip files under another name.
  {
    names: /\.(zip|jar|war|ear|aar|apk|whl|egg|nupkg|vsix|xpi|mcpb|dxt|skill)$/i,
    list: (bytes, _, { maxMembers }) => readZip(bytes, maxMembers),
  },
  { names: /\.(tar|gem)$/i, list: (bytes, _, { maxMembers }) => readTar(bytes, maxMembers) },
  {
    names: /\.(tar\.gz|tgz|crate)$/i,
    list(bytes, _, { maxMembers, maxBytes, onUnpacked }) {
      const tar = gunzipped(bytes, maxBytes);
      onUnpacked(tar.length);
      return readTar(tar, maxMembers);
    },
  },
  {
    names: /\.gz$/i,
    list: (bytes, name) => ({
      members: [
        {
          name: name.slice(name.lastIndexOf("/") + 1, -".gz".length),
          packedBytes: bytes.length,
          sizeBytes: 0,
          open: (limit) => gunzipped(bytes, limit),
        },
      ],
      links: [],
      damages: [],
      isCut: false,
    }),
  },
];

const gunzipped = (bytes: Uint8Array, limit: number): Uint8Array =>
  unpacked(() => gunzipSync(bytes, { maxOutputLength: Math.max(1, limit) }));

/** By its name alone, as scanners choose files. */
export const archiveKindOf = (name: string): ArchiveKind | undefined => KINDS.find(({ names }) => names.test(name));
