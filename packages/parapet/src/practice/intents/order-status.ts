import type { Intent } from "../intent.ts";
import { orderIn } from "../shop/orders.ts";
import { say } from "../turn.ts";

export const orderStatus: Intent = {
  id: "order-status",
  title: "Knows where an order is",
  threats: [],
  answer({ folded }) {
    const order = orderIn(folded);
    return order === undefined ? undefined : say(`Your order ${order.id}, ${order.item}, ${order.status}.`);
  },
  examples: [{ asks: "Where is HP-2041?", says: "arrives on Thursday" }],
};
