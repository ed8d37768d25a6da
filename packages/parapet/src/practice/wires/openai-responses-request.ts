import { countTokens } from "../tokens.ts";
import type { Said, Turn } from "../turn.ts";
import { type Fields, invalid, listAt, objectAt, splitDocuments, stringAt } from "./body.ts";
import { fileText } from "./openai-chat-request.ts";
import { functionTools, toolChoice } from "./openai-tools.ts";

/** The conversation of a Responses request, and its length. */
export function readResponses(body: Fields): { readonly turn: Turn; readonly inputTokens: number } {
  const system: string[] = typeof body.instructions === "string" ? [body.instructions] : [];
  const said: Said[] = [];
  const input = typeof body.input === "string" ? [{ role: "user", content: body.input }] : listAt(body.input, "input");
  for (const [index, one] of input.entries())
    readItem(objectAt(one, `input[${index}]`), `input[${index}]`, system, said);
  const format = body.text == null ? undefined : (objectAt(body.text, "text").format as Fields | undefined);
  return {
    inputTokens: [...system, ...said.map(({ text }) => text)].reduce((sum, text) => sum + countTokens(text) + 3, 0),
    turn: {
      system: system.join("\n\n"),
      said,
      tools: functionTools(body.tools, (tool) => tool),
      toolChoice: toolChoice(body.tool_choice),
      mayCallInParallel: body.parallel_tool_calls !== false,
      answerAs:
        format?.type === "json_object" ? "json" : format?.type === "json_schema" ? { schema: format.schema } : "text",
    },
  };
}

function readItem(item: Fields, param: string, system: string[], said: Said[]): void {
  switch (item.type ?? "message") {
    case "message": {
      const role = stringAt(item.role, `${param}.role`);
      const parts = partsOf(item.content, `${param}.content`);
      const words = parts.words.join("\n");
      for (const document of parts.documents) said.push({ role: "document", text: document });
      if (role === "system" || role === "developer") system.push(words);
      else if (role === "user" || role === "assistant") said.push({ role, text: words });
      else throw invalid(`${param}.role`, "'user', 'assistant', 'system' or 'developer'");
      return;
    }
    case "function_call_output":
      stringAt(item.call_id, `${param}.call_id`);
      said.push({ role: "tool", text: partsOf(item.output, `${param}.output`).words.join("\n") });
      return;
    case "function_call":
      said.push({ role: "assistant", text: "" });
      return;
    case "item_reference":
    case "reasoning":
      return;
    default:
      throw invalid(`${param}.type`, "a known input item");
  }
}

function partsOf(
  content: unknown,
  param: string,
): { readonly words: readonly string[]; readonly documents: readonly string[] } {
  const parts = typeof content === "string" ? [{ type: "input_text", text: content }] : listAt(content, param);
  const words: string[] = [];
  const documents: string[] = [];
  for (const [index, one] of parts.entries()) {
    const part = objectAt(one, `${param}[${index}]`);
    if (part.type === "input_text" || part.type === "output_text" || part.type === "text") {
      const split = splitDocuments(stringAt(part.text, `${param}[${index}].text`));
      words.push(split.words);
      documents.push(...split.documents);
    } else if (part.type === "refusal") words.push(stringAt(part.refusal, `${param}[${index}].refusal`));
    else if (part.type === "input_file") documents.push(fileText(part));
    else if (part.type !== "input_image") throw invalid(`${param}[${index}].type`, "a known content part");
  }
  return { words, documents };
}
