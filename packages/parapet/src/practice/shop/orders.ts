export interface Order {
  readonly id: string;
  readonly item: string;
  readonly status: string;
}

const ORDERS: readonly Order[] = [
  { id: "HP-2041", item: "a teak bench, two metres", status: "left our yard this morning and arrives on Thursday" },
  {
    id: "HP-2042",
    item: "a folding larch table",
    status: "is waiting for its legs, which the turner delivers on Monday",
  },
  { id: "HP-2043", item: "six deck chairs", status: "was delivered on the ninth and signed for by a neighbour" },
  { id: "HP-2044", item: "a swing seat", status: "was returned, and the money went back on the twelfth" },
];

/** The order whose number stands in the folded text. */
export function orderIn(folded: string): Order | undefined {
  return ORDERS.find(({ id }) => folded.includes(id.toLowerCase()));
}
