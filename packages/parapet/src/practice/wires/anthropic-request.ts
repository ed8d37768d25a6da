import { countTokens } from "../tokens.ts";
import type { OfferedTool, Said, Turn } from "../turn.ts";
import { type Fields, invalid, listAt, objectAt, splitDocuments, stringAt } from "./body.ts";
import { Refusal } from "./wire.ts";

/** The conversation of a Messages request, and its length: what `/v1/messages` and `count_tokens` have in common. */
export function readMessages(body: Fields): { readonly turn: Turn; readonly inputTokens: number } {
  const messages = listAt(body.messages, "messages");
  if (messages.length === 0) throw new Refusal(400, "messages: at least one message is required");
  const said: Said[] = [];
  for (const [index, one] of messages.entries()) {
    const message = objectAt(one, `messages.${index}`);
    const role = stringAt(message.role, `messages.${index}.role`);
    if (role !== "user" && role !== "assistant") throw invalid(`messages.${index}.role`, "'user' or 'assistant'");
    said.push(...readContent(message.content, role, `messages.${index}.content`));
  }
  const system =
    typeof body.system === "string" ? body.system : body.system == null ? "" : plainText(body.system, "system");
  const tools = readTools(body.tools);
  const inputTokens = [system, ...said.map(({ text }) => text), ...tools.map((tool) => JSON.stringify(tool))].reduce(
    (sum, text) => sum + (text === "" ? 0 : countTokens(text) + 3),
    0,
  );
  const choice = body.tool_choice == null ? undefined : objectAt(body.tool_choice, "tool_choice");
  return {
    inputTokens,
    turn: {
      system,
      said,
      tools,
      toolChoice: readChoice(choice),
      mayCallInParallel: choice?.disable_parallel_tool_use !== true,
      answerAs: readFormat(body),
    },
  };
}

/** User blocks become words and documents, in that order of trust: none. */
function readContent(content: unknown, role: "user" | "assistant", param: string): Said[] {
  const blocks = typeof content === "string" ? [{ type: "text", text: content }] : listAt(content, param);
  const words: string[] = [];
  const others: Said[] = [];
  for (const [index, one] of blocks.entries()) {
    const block = objectAt(one, `${param}.${index}`);
    switch (block.type) {
      case "text": {
        const text = stringAt(block.text, `${param}.${index}.text`);
        const split = role === "user" ? splitDocuments(text) : { words: text, documents: [] };
        words.push(split.words);
        for (const document of split.documents) others.push({ role: "document", text: document });
        break;
      }
      case "document":
        others.push({ role: "document", text: documentText(objectAt(block.source, `${param}.${index}.source`)) });
        break;
      case "search_result":
        others.push({ role: "document", text: plainText(block.content, `${param}.${index}.content`) });
        break;
      case "tool_result":
        stringAt(block.tool_use_id, `${param}.${index}.tool_use_id`);
        others.push({ role: "tool", text: plainText(block.content ?? "", `${param}.${index}.content`) });
        break;
      case "image":
      case "tool_use":
      case "thinking":
      case "redacted_thinking":
        break;
      default:
        throw invalid(`${param}.${index}.type`, "a known content block");
    }
  }
  const text = words.join("\n");
  // A message that only carries tool results says nothing of its own: the last question stays the question.
  return text === "" && others.some(({ role: kind }) => kind === "tool") ? others : [...others, { role, text }];
}

/** The text blocks of a block list, or the string itself. */
function plainText(value: unknown, param: string): string {
  if (typeof value === "string") return value;
  return listAt(value, param)
    .map((one, index) => objectAt(one, `${param}.${index}`))
    .flatMap((block) => (typeof block.text === "string" ? [block.text] : []))
    .join("\n");
}

function documentText(source: Fields): string {
  if (source.type === "text") return stringAt(source.data, "source.data");
  return source.type === "content" ? plainText(source.content, "source.content") : "";
}

function readTools(value: unknown): readonly OfferedTool[] {
  if (value === undefined || value === null) return [];
  return listAt(value, "tools").flatMap((one, index) => {
    const tool = objectAt(one, `tools.${index}`);
    // A type other than `custom` is one of the vendor's own tools, which this model does not have.
    if (tool.type !== undefined && tool.type !== "custom") return [];
    return [
      {
        name: stringAt(tool.name, `tools.${index}.name`),
        description: typeof tool.description === "string" ? tool.description : "",
        parameters: objectAt(tool.input_schema, `tools.${index}.input_schema`),
      },
    ];
  });
}

function readChoice(choice: Fields | undefined): Turn["toolChoice"] {
  if (choice?.type === "any") return "required";
  if (choice?.type === "none") return "none";
  return choice?.type === "tool" ? { name: stringAt(choice.name, "tool_choice.name") } : "auto";
}

function readFormat(body: Fields): Turn["answerAs"] {
  const config = body.output_config == null ? {} : objectAt(body.output_config, "output_config");
  const format = (config.format ?? body.output_format) as Fields | null | undefined;
  return format?.type === "json_schema" ? { schema: format.schema } : "text";
}
