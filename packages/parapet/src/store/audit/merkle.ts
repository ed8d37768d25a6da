import { hash } from "node:crypto";

/** Takes leaves one by one and keeps only the right edge of the tree: log2(n) hashes. */
export interface MerkleTree {
  add(leafHash: string): void;
  readonly size: number;
  /** Hex; of no leaf at all: SHA-256 of nothing. */
  root(): string;
}

interface Node {
  readonly height: number;
  readonly hash: Buffer;
}

/**
 * Merkle tree over event hashes, shaped as in RFC 6962: each left subtree is the largest full one.
 * A leaf is an event's hash as it is; an inner node is SHA-256(0x01, left, right). No event hash can be taken for a node,
 * because what an event hashes starts with `[`.
 */
export function createMerkleTree(): MerkleTree {
  const edge: Node[] = [];
  let size = 0;
  return {
    get size() {
      return size;
    },
    add: (leafHash) => {
      size++;
      let node: Node = { height: 0, hash: Buffer.from(leafHash, "hex") };
      for (let left = edge.at(-1); left?.height === node.height; left = edge.at(-1)) {
        edge.pop();
        node = { height: node.height + 1, hash: inner(left.hash, node.hash) };
      }
      edge.push(node);
    },
    root: () => {
      const [last, ...rest] = edge.toReversed();
      if (last === undefined) return hash("sha256", "", "hex");
      return rest.reduce((right, left) => inner(left.hash, right), last.hash).toString("hex");
    },
  };
}

// One buffer for all: the 65 bytes are hashed before the next pair is laid into it.
const PAIR = Buffer.alloc(65, 1);

function inner(left: Buffer, right: Buffer): Buffer {
  left.copy(PAIR, 1);
  right.copy(PAIR, 33);
  return hash("sha256", PAIR, "buffer");
}
