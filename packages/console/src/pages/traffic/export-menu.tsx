import { Download } from "lucide-react";
import { exportPath, type TrafficFilter } from "../../api/traffic-filter.ts";
import { Disclosure } from "../../parts/disclosure.tsx";

const FORMATS = [
  { format: "csv", title: "CSV", note: "a row each, for spreadsheets" },
  { format: "jsonl", title: "JSON lines", note: "whole records with every hit" },
] as const;

/** The rows that match the filter as a file, made by the server as it is taken; texts are not in it. */
export function ExportMenu({ filter }: { readonly filter: TrafficFilter }) {
  return (
    <Disclosure
      align="right"
      summary={
        <>
          <Download size={13} aria-hidden="true" />
          <span className="max-sm:sr-only">Export</span>
        </>
      }
    >
      <ul className="w-56">
        {FORMATS.map(({ format, title, note }) => (
          <li key={format}>
            <a
              href={exportPath(filter, Date.now(), format)}
              download=""
              className="block rounded px-2 py-1.5 hover:bg-hover"
            >
              <span className="font-medium">{title}</span>
              <span className="block text-xs text-muted">{note}</span>
            </a>
          </li>
        ))}
      </ul>
      <p className="w-56 border-t border-line px-2 py-1.5 text-xs text-faint">
        What matches this filter, newest first, at most 100,000 rows, without texts. Recorded in the audit log.
      </p>
    </Disclosure>
  );
}
