import type { ByteWindow } from "../bytes/byte-window.ts";
import { Malformed } from "../bytes/malformed.ts";
import { type ProtoField, textOfField, textsOf, walkMessage } from "../bytes/protobuf.ts";
import { type Reasons, shown } from "./reasons.ts";
import { BLOCKED_OPERATORS, REVIEWED_OPERATORS, TOLD_OPERATORS } from "./tensorflow-operators.ts";
import { REGISTERED_OPERATORS } from "./tensorflow-registered.ts";

const MAX_NODES = 2_000_000;

interface OperatorUse {
  /** Is what it reads given by the caller? */
  readonly isTold: boolean;
  readonly offset: number;
}

/** Reads the operators of a graph and of the functions in it. */
export class GraphReader {
  readonly #window: ByteWindow;
  readonly #reasons: Reasons;
  readonly #functions = new Set<string>();
  readonly #unknown = new Map<string, number>();
  #nodes = 0;

  constructor(window: ByteWindow, reasons: Reasons) {
    this.#window = window;
    this.#reasons = reasons;
  }

  /** @throws {Malformed} where it is no GraphDef */
  async graph(message: ProtoField): Promise<void> {
    const inputs = new Set<string>();
    await walkMessage(this.#window, message.start, message.end, (field) => {
      // `version` is a number; the rest are messages, up to the graph's debug information.
      if (field.wire !== 2 && !(field.wire === 0 && field.number === 3))
        throw new Malformed("it is no graph", field.start);
      if (field.number > 8) throw new Malformed("it is no graph", field.start);
      if (field.number === 1) return this.#node(field, inputs);
      if (field.number === 2) return this.#library(field);
      return undefined;
    });
  }

  /** Once every function is known: what is neither one of them nor registered needs a library. */
  finish(): void {
    for (const [operator, offset] of this.#unknown)
      if (!this.#functions.has(operator))
        this.#reasons.add(
          "tensorflow-custom-operator",
          "review",
          `It needs the operator ${shown(operator)}: code that has to be loaded beside it.`,
          {
            offset,
          },
        );
  }

  #library(message: ProtoField): Promise<void> {
    return walkMessage(this.#window, message.start, message.end, (field) =>
      field.wire === 2 && field.number === 1 ? this.#function(field) : undefined,
    );
  }

  async #function(message: ProtoField): Promise<void> {
    const inputs = new Set<string>();
    const nodes: ProtoField[] = [];
    await walkMessage(this.#window, message.start, message.end, (field) => {
      if (field.wire !== 2) return undefined;
      if (field.number === 3) {
        nodes.push(field);
        return undefined;
      }
      return field.number === 1 ? this.#signature(field, inputs) : undefined;
    });
    for (const node of nodes) await this.#node(node, inputs);
  }

  async #signature(message: ProtoField, inputs: Set<string>): Promise<void> {
    await walkMessage(this.#window, message.start, message.end, (field) => {
      if (field.wire !== 2) return undefined;
      if (field.number === 1)
        return textOfField(this.#window, field, 1_000).then((name) => {
          this.#functions.add(name);
        });
      if (field.number === 2)
        return textsOf(this.#window, field, 1_000).then((argument) => {
          inputs.add(argument.get(1) ?? "");
        });
      return undefined;
    });
  }

  async #node(message: ProtoField, inputs: Set<string>): Promise<void> {
    if (++this.#nodes > MAX_NODES) throw new Malformed("it has more operators than are read", message.start);
    let [name, operator, input, stream] = ["", "", "", ""];
    const attributes: ProtoField[] = [];
    await walkMessage(this.#window, message.start, message.end, (field) => {
      if (field.wire !== 2) throw new Malformed("it has a node that is none", field.start);
      if (field.number === 1) return this.#take(field, (text) => (name = text));
      if (field.number === 2) return this.#take(field, (text) => (operator = text));
      if (field.number === 3 && input === "") return this.#take(field, (text) => (input = text));
      if (field.number === 5) attributes.push(field);
      return undefined;
    });
    if (operator === "PrintV2")
      for (const attribute of attributes) await this.#stream(attribute, (text) => (stream = text));
    if (operator === "Placeholder" || operator === "PlaceholderV2" || operator === "_Arg") inputs.add(name);
    if (/^file:/i.test(stream))
      this.#reasons.add("tensorflow-operator", "blocked", `Running it writes into the file ${shown(stream)}.`, {
        call: shown(`PrintV2(output_stream='${stream}')`),
        offset: message.start,
      });
    if (operator !== "")
      this.operator(operator, { isTold: inputs.has(input.split(":")[0] ?? ""), offset: message.start });
  }

  async #take(field: ProtoField, put: (text: string) => string): Promise<void> {
    put(await textOfField(this.#window, field, 1_000));
  }

  /** The attribute that says where a print goes: a map's entry, its value's bytes. */
  async #stream(field: ProtoField, put: (text: string) => string): Promise<void> {
    const entry = await textsOf(this.#window, field, 4_000);
    // The value is a message of its own: its tag and its length stand before the text.
    const text = /[a-z]+:.*/is.exec(entry.get(2) ?? "")?.[0];
    if (entry.get(1) === "output_stream" && text !== undefined) put(text);
  }

  operator(operator: string, { isTold, offset }: OperatorUse): void {
    const blocked = BLOCKED_OPERATORS.get(operator);
    const reviewed = REVIEWED_OPERATORS.get(operator);
    if (blocked !== undefined && !(isTold && TOLD_OPERATORS.has(operator)))
      this.#reasons.add("tensorflow-operator", "blocked", `Running it ${blocked}: its operator ${operator}.`, {
        call: operator,
        offset,
      });
    else if (blocked !== undefined || reviewed !== undefined)
      this.#reasons.add(
        "tensorflow-operator",
        "review",
        `Running it ${blocked ?? reviewed}: its operator ${operator}.`,
        {
          call: operator,
          offset,
        },
      );
    else if (
      !REGISTERED_OPERATORS.has(operator) &&
      !operator.startsWith("_") &&
      this.#unknown.size < 1_000 &&
      !this.#unknown.has(operator)
    )
      this.#unknown.set(operator, offset);
  }
}
