/** One thing said in a conversation, whatever wire it came by. */
export interface Said {
  /** `document` is text the user attached or pasted between document tags; `tool` is what a tool returned. */
  readonly role: "user" | "assistant" | "tool" | "document";
  readonly text: string;
}

export interface OfferedTool {
  readonly name: string;
  readonly description: string;
  /** JSON Schema of the arguments, as the client wrote it. */
  readonly parameters: unknown;
}

/** A conversation as the practice model reads it: every wire is translated to this and back. */
export interface Turn {
  /** The client's own system and developer prompts, joined by blank lines; empty when there are none. */
  readonly system: string;
  readonly said: readonly Said[];
  readonly tools: readonly OfferedTool[];
  /** `auto`, `none`, `required`, or the name of the one tool that must be called. */
  readonly toolChoice: "auto" | "none" | "required" | { readonly name: string };
  /** False when the client forbade several calls at once. */
  readonly mayCallInParallel: boolean;
  /** `text`, any JSON object, or JSON that follows a schema. */
  readonly answerAs: "text" | "json" | { readonly schema: unknown };
}

export interface ToolCall {
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** What the model does next. Text and calls may both be there; never neither. */
export interface Move {
  readonly text: string;
  readonly toolCalls: readonly ToolCall[];
}

export function say(text: string): Move {
  return { text, toolCalls: [] };
}
