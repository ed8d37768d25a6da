import { type EvidenceSum, summed } from "./evidence-sum.ts";
import { squaredDistance, type UsualQueries, usualQueries } from "./usual-queries.ts";

/**
 * Tells from a client's questions alone that somebody walks towards a wrong answer (evasion) or copies the model
 * (extraction). Three things are counted of each new question, and summed by Page's rule:
 *
 * - *near*: it is almost one that this client asked before, but not the same. Attacks by query (Square, HopSkipJump, SimBA,
 *   NES, boundary) must ask in small steps; real rows are rarely that near to each other.
 * - *far*: it is unlike anything that others ask. Copies by random questions are.
 * - *slim*: the answer hardly decided. Copies that learn ask where the classes meet.
 *
 * Who copies by real rows in their usual order asks as a customer does: only the budget of different questions ends that.
 * A question that is asked again tells nothing and is not counted.
 *
 * @see Chen, Carlini, Wagner, Stateful detection of black-box adversarial attacks (2020)
 * @see Li, Shan, Wenger, Zhang, Zheng, Zhao, Blacklight (2022)
 * @see Juuti, Szyller, Marchal, Asokan, PRADA (2019)
 */
export interface QueryWatch {
  /**
   * @param row numbers of the question
   * @param lead of the most likely class over the next; undefined where the answer does not tell
   * @param stands for how many questions it counts towards the budget: of a large request only some rows are looked at
   * @returns what is suspected from this question on, told once a client and kind
   */
  see(client: string, row: ArrayLike<number>, lead: number | undefined, stands?: number): Suspicion | undefined;
  /** What is suspected of a client, the last of it. */
  suspicionOf(client: string): Suspicion | undefined;
  /** Begins anew with a client. */
  forget(client: string): void;
  /** Is there still too little to tell what is usual? Nothing is suspected until then but an overdrawn budget. */
  readonly isLearning: boolean;
}

export interface Suspicion {
  readonly kind: "evasion" | "extraction" | "budget";
  /** In words, without a number of any row. */
  readonly reason: string;
  /** Different questions of the client so far. */
  readonly queries: number;
}

export interface QueryWatchOptions {
  /** Different questions that a client may ask before it is told; unlimited where nothing is said. */
  readonly budget?: number;
  /** Rows that are learned from, before anything is judged. */
  readonly learn?: number;
  /** Clients that are remembered: the one that asked least lately is forgotten first. */
  readonly clients?: number;
}

/** Different questions that are remembered of a client. */
const MEMORY = 256;
/** One client teaches no more than this share of what is usual. */
const MOST_OF_ONE = 0.2;
/** An alarm of a harmless client is rarer than once in e^13 questions, as long as its shares are no higher than assumed. */
const ALARM = 13;
/** Shares of yes in what is looked for, and by how much the usual ones are taken higher: clients differ. */
const NEAR = { suspect: 0.6, allowance: 2.5 };
const FAR = { suspect: 0.7, allowance: 2.5 };
const SLIM = { suspect: 0.7, allowance: 1.4 };

interface Client {
  readonly sketches: Float32Array[];
  readonly seen: Set<number>;
  /** Of `seen`, in the order of asking. */
  readonly order: number[];
  next: number;
  different: number;
  near: number;
  far: number;
  slim: number;
  suspicion: Suspicion | undefined;
  readonly told: Set<Suspicion["kind"]>;
}

export function createQueryWatch(options: QueryWatchOptions = {}): QueryWatch {
  const { budget = Number.POSITIVE_INFINITY, learn = 500, clients: most = 1_000 } = options;
  const clients = new Map<string, Client>();
  const lessons: number[][] = [];
  const leads: number[] = [];
  const taught = new Map<string, number>();
  let usual: UsualQueries | undefined;
  let size = -1;

  const clientOf = (id: string): Client => {
    const known = clients.get(id) ?? fresh();
    // Last of all: the first is the one that asked least lately.
    clients.delete(id);
    clients.set(id, known);
    if (clients.size > most) clients.delete(clients.keys().next().value!);
    return known;
  };

  return {
    get isLearning() {
      return usual === undefined;
    },
    suspicionOf: (id) => clients.get(id)?.suspicion,
    forget: (id) => void clients.delete(id),
    see: (id, row, lead, stands = 1) => {
      // Questions of another width are another kind: what is usual says nothing of them.
      if (size >= 0 && row.length !== size) return undefined;
      size = row.length;
      const client = clientOf(id);
      const hash = hashOf(row);
      if (client.seen.has(hash)) return undefined;
      client.different += stands;
      remember(client, hash);
      const found = usual === undefined ? teach(id, row, lead) : judge(client, usual.sketcher.sketch(row), lead, usual);
      const isOver = client.different > budget && !client.told.has("budget");
      // What is suspected goes on being suspected: an overdrawn budget must not wait for its end.
      const told = isOver ? overdrawn(client) : found;
      if (told === undefined || client.told.has(told.kind)) return undefined;
      client.told.add(told.kind);
      client.suspicion = told;
      return told;
    },
  };

  function teach(id: string, row: ArrayLike<number>, lead: number | undefined): undefined {
    const own = taught.get(id) ?? 0;
    if (own >= MOST_OF_ONE * learn) return;
    taught.set(id, own + 1);
    lessons.push(Array.from(row));
    if (lead !== undefined) leads.push(lead);
    if (lessons.length < learn) return;
    usual = usualQueries(Float32Array.from(lessons.flat()), size, leads);
    lessons.length = 0;
    taught.clear();
  }

  function overdrawn(client: Client): Suspicion {
    return {
      kind: "budget",
      reason: `asked more than ${budget} different questions`,
      queries: Math.round(client.different),
    };
  }
}

function judge(
  client: Client,
  sketch: Float32Array,
  lead: number | undefined,
  usual: UsualQueries,
): Suspicion | undefined {
  const { nearDistance, nearShare, farDistance, farShare, slimLead, slimShare } = usual;
  const bound = nearDistance * nearDistance;
  const isNear = client.sketches.some((other) => squaredDistance(sketch, other, bound) < bound);
  client.sketches[client.next] = sketch;
  client.next = (client.next + 1) % MEMORY;
  client.near = summed(client.near, isNear, sums(nearShare, NEAR));
  // What is near to a question that was far is a step of the same walk, not another question out of nowhere.
  const isFar = !isNear && usual.distanceTo(sketch) > farDistance;
  client.far = summed(client.far, isFar, sums(farShare, FAR));
  if (lead !== undefined && slimLead !== undefined && !isNear)
    client.slim = summed(client.slim, lead < slimLead, sums(slimShare, SLIM));
  const queries = Math.round(client.different);
  if (client.near >= ALARM)
    return { kind: "evasion", reason: "question after question is almost one that was asked before", queries };
  if (client.far >= ALARM)
    return { kind: "extraction", reason: "question after question is unlike anything that others ask", queries };
  if (client.slim >= ALARM)
    return { kind: "extraction", reason: "question after question lies where the model hardly decides", queries };
  return undefined;
}

const sums = (
  share: number,
  { suspect, allowance }: { readonly suspect: number; readonly allowance: number },
): EvidenceSum => ({
  usual: Math.min(0.7 * suspect, Math.max(0.05, allowance * share)),
  suspect,
});

function remember(client: Client, hash: number): void {
  if (client.order.length === MEMORY) client.seen.delete(client.order.shift()!);
  client.order.push(hash);
  client.seen.add(hash);
}

const fresh = (): Client => ({
  sketches: [],
  seen: new Set(),
  order: [],
  next: 0,
  different: 0,
  near: 0,
  far: 0,
  slim: 0,
  suspicion: undefined,
  told: new Set(),
});

const bits = new DataView(new ArrayBuffer(8));

/** 53 bits of two sums of FNV's kind over the numbers' own bits: for telling the same question, not for keeping secrets. */
function hashOf(row: ArrayLike<number>): number {
  let one = 0x811c9dc5;
  let other = 0x01234567;
  for (let at = 0; at < row.length; at++) {
    bits.setFloat64(0, row[at]!);
    const [high, low] = [bits.getUint32(0), bits.getUint32(4)];
    one = Math.imul(one ^ high, 0x01000193) ^ low;
    one = Math.imul(one ^ (one >>> 15), 0x01000193);
    other = Math.imul(other ^ low, 0x85ebca6b) ^ high;
    other = Math.imul(other ^ (other >>> 13), 0xc2b2ae35);
  }
  return (one >>> 0) * 0x200000 + ((other >>> 0) & 0x1fffff);
}
