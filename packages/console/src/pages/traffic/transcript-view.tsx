import { EyeOff } from "lucide-react";
import { useEffect, useMemo, useRef } from "react";
import type { ExchangeView, Hit } from "../../api/types.ts";
import { visible, visibleParts } from "../../format/visible.ts";
import { CopyButton } from "../../parts/copy-button.tsx";
import { verdictTone } from "../../parts/tones.ts";
import { segmentsOf } from "./marks.ts";
import { Section } from "./section.tsx";
import { type Block, blocksOf, replyBlocksOf } from "./transcript.ts";

/** Why there is no text to read; the server names the reason. */
const ABSENT: Readonly<Record<string, string>> = {
  "not-kept":
    "The policy does not keep the texts of this exchange. Digests, verdicts and offsets are kept; to keep texts, encrypted, set records.fullText.",
  expired: "The texts were kept, but their retention is over (records.textRetention) or their key is gone.",
  "not-permitted":
    "The texts are kept, encrypted. Your role lacks texts:read; reading them is an event in the audit log.",
};

interface TranscriptProps {
  readonly view: ExchangeView;
  readonly chosen: Hit | undefined;
}

/** Request and reply message by message, with what the detectors marked. */
export function Transcript({ view, chosen }: TranscriptProps) {
  const { exchange, texts, textsAbsent } = view;
  const request = useMemo(
    () =>
      blocksOf(
        texts?.request,
        exchange.hits.filter((hit) => hit.direction === "input"),
      ),
    [texts, exchange],
  );
  const reply = useMemo(
    () =>
      replyBlocksOf(
        texts?.response ?? "",
        exchange.hits.filter((hit) => hit.direction === "output"),
      ),
    [texts, exchange],
  );
  if (texts === null)
    return (
      <Section title="Texts">
        <p className="flex gap-2 rounded-md border border-line bg-raised p-2.5 text-muted">
          <EyeOff size={14} className="mt-0.5 shrink-0" aria-hidden="true" />
          {ABSENT[textsAbsent] ?? `The texts are not here: ${textsAbsent}.`}
        </p>
      </Section>
    );
  return (
    <>
      <Section
        title="Request"
        note={<CopyButton text={JSON.stringify(texts.request, null, 2)} label="Copy the request's JSON" />}
      >
        <Blocks blocks={request} chosen={chosen} empty="The request holds no text." />
      </Section>
      <Section
        title="Reply"
        note={
          texts.response !== "" && (
            <>
              <CopyButton text={texts.response} label="Copy the reply" /> {fateOf(exchange)}
            </>
          )
        }
      >
        <Blocks blocks={reply} chosen={chosen} empty="There was no reply." />
      </Section>
    </>
  );
}

/** What a stopped reply is: it is kept for whoever looks into it, but its reader got less. */
function fateOf(exchange: ExchangeView["exchange"]): string {
  if (exchange.status !== "blocked") return "";
  return exchange.streamed ? "cut here: the client got no more" : "stopped: the client never saw it";
}

interface BlocksProps {
  readonly blocks: readonly Block[];
  readonly chosen: Hit | undefined;
  readonly empty: string;
}

function Blocks({ blocks, chosen, empty }: BlocksProps) {
  if (blocks.length === 0) return <p className="text-muted">{empty}</p>;
  return (
    <ol className="flex flex-col gap-1.5">
      {blocks.map((block) => (
        <li key={block.path} className="rounded-md border border-line bg-raised">
          <p className="flex items-baseline gap-2 border-b border-line px-2.5 py-1 text-xs">
            <span className="font-medium text-muted">{block.speaker}</span>
            <code className="truncate font-mono text-2xs text-faint">{block.path}</code>
          </p>
          <p
            dir="auto"
            className="max-h-72 overflow-y-auto px-2.5 py-2 font-mono text-xs leading-5 break-words whitespace-pre-wrap"
          >
            {segmentsOf(block.text, block.marks).map((segment) =>
              segment.hit === undefined ? (
                <Seen key={segment.start} text={segment.text} />
              ) : (
                <MarkedText
                  key={segment.start}
                  text={segment.text}
                  hit={segment.hit}
                  isChosen={segment.hit === chosen}
                />
              ),
            )}
          </p>
        </li>
      ))}
    </ol>
  );
}

function MarkedText({ text, hit, isChosen }: { readonly text: string; readonly hit: Hit; readonly isChosen: boolean }) {
  const mark = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isChosen) mark.current?.scrollIntoView({ block: "center", behavior: "smooth" });
  }, [isChosen]);
  const { label, tint } = verdictTone(hit.action);
  return (
    <mark
      ref={mark}
      data-chosen={isChosen}
      title={visible(`${label}: ${hit.detector} / ${hit.rule}. ${hit.reason}`)}
      className={`mark tint-${tint}`}
    >
      <Seen text={text} />
    </mark>
  );
}

/** Characters that hide stand in the text by their number, or a mark on them would mark nothing. */
function Seen({ text }: { readonly text: string }) {
  return visibleParts(text).map((part) =>
    part.hidden === "" ? (
      part.text
    ) : (
      <span
        key={part.start}
        className="rounded border border-line-strong px-0.5 text-2xs text-muted"
        title="Hidden characters"
      >
        {part.hidden}
      </span>
    ),
  );
}
