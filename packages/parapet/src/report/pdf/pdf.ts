import { oneLine } from "../escape.ts";
import type { Report, ReportBytesFormat } from "../format.ts";
import { contentOf } from "./content.ts";

/**
 * A document to hand in: text that can be searched, charts as vectors, fonts within. The font knows Latin, Greek and
 * Cyrillic with all their accents; signs of other scripts stand as boxes, one for each.
 */
export const pdf: ReportBytesFormat = {
  id: "pdf",
  title: "PDF",
  extensions: ["pdf"],
  summary: "A document to hand in",
  writeBytes: async (report) => {
    const made = (await loadPdfmake()).createPdf(definitionOf(report));
    return new Uint8Array(await made.getBuffer());
  },
};

const FONT_FILES = {
  normal: "Roboto-Regular.ttf",
  bold: "Roboto-Medium.ttf",
  italics: "Roboto-Italic.ttf",
  bolditalics: "Roboto-MediumItalic.ttf",
} as const;

/** Megabytes of fonts and layout, loaded when somebody wants a PDF. It may reach no file and no network. */
async function loadPdfmake() {
  const [{ default: pdfmake }, { default: files }] = await Promise.all([
    import("pdfmake"),
    import("pdfmake/build/vfs_fonts.js"),
  ]);
  for (const name of Object.values(FONT_FILES))
    if (!pdfmake.virtualfs.existsSync(name)) {
      const file = files[name];
      if (file === undefined) throw new Error(`pdfmake brings no ${name}`);
      pdfmake.virtualfs.writeFileSync(name, Buffer.from(file, "base64"));
    }
  // A copy each time: pdfmake puts what it has read into it.
  pdfmake.setFonts({ Roboto: { ...FONT_FILES } });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => false);
  return pdfmake;
}

/** Dates are the report's, so that the same report is the same file. */
function definitionOf(report: Report): object {
  const title = oneLine(`${report.tool}: ${report.subject}`).slice(0, 300);
  const date = new Date(report.at);
  return {
    pageSize: "A4",
    pageMargins: [40, 40, 40, 44],
    version: "1.7",
    language: "en",
    displayTitle: true,
    info: { title, creator: report.tool, producer: "pdfmake", creationDate: date, modDate: date },
    defaultStyle: { font: "Roboto", fontSize: 9, lineHeight: 1.2, color: "#1c1c1a" },
    styles: {
      h1: { fontSize: 17, bold: true, margin: [0, 0, 0, 2] },
      h2: { fontSize: 12.5, bold: true, margin: [0, 16, 0, 4] },
      h3: { fontSize: 10, bold: true, margin: [0, 12, 0, 2] },
      muted: { color: "#5f5f5a" },
      code: { fontSize: 8, color: "#33332f" },
      head: { bold: true, color: "#5f5f5a" },
    },
    content: contentOf(report),
    footer: (page: number, pages: number) => ({
      text: `${page} of ${pages}`,
      alignment: "right",
      margin: [40, 14, 40, 0],
      fontSize: 8,
      color: "#5f5f5a",
    }),
  };
}
