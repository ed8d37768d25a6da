/// <reference lib="dom" />
import type { Page } from "playwright-core";

/**
 * What a machine can tell of a page's accessibility: controls without a name, missing or doubled headings, and text
 * whose contrast to what is really behind it is below WCAG AA (4.5, or 3 for large text).
 *
 * @returns one line for each fault; empty when there is none
 */
export function accessibilityFaults(page: Page): Promise<readonly string[]> {
  // Runs in the page, so it stands whole in one function.
  return page.evaluate(() => {
    const faults: string[] = [];
    const isSeen = (element: Element): boolean =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const nameOf = (element: Element): string => {
      const labelled = (element.getAttribute("aria-labelledby") ?? "")
        .split(/\s+/)
        .map((id) => document.getElementById(id)?.textContent ?? "")
        .join(" ");
      const labels = "labels" in element ? [...((element.labels as NodeListOf<HTMLElement> | null) ?? [])] : [];
      return [
        labelled,
        element.getAttribute("aria-label") ?? "",
        ...labels.map((label) => label.textContent ?? ""),
        element.textContent ?? "",
        element.getAttribute("title") ?? "",
      ]
        .join("")
        .trim();
    };
    for (const control of document.querySelectorAll("button, a[href], input, select, textarea, summary, meter, dialog"))
      if (isSeen(control) && nameOf(control) === "") faults.push(`no name: ${control.outerHTML.slice(0, 120)}`);
    if (document.querySelectorAll("h1").length !== 1) faults.push(`${document.querySelectorAll("h1").length} h1`);
    if (document.documentElement.lang === "") faults.push("no language");
    if (document.querySelectorAll("main").length !== 1) faults.push("not one main");
    const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
    if (new Set(ids).size !== ids.length) faults.push("an id stands twice");

    const pixel = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    type Colour = readonly [number, number, number, number];
    const read = (colour: string): Colour => {
      if (pixel === null) return [0, 0, 0, 1];
      pixel.clearRect(0, 0, 1, 1);
      pixel.fillStyle = colour;
      pixel.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha = 0] = pixel.getImageData(0, 0, 1, 1).data;
      return [red, green, blue, alpha / 255];
    };
    const over = (front: Colour, back: Colour): Colour => {
      const mix = (channel: 0 | 1 | 2): number => front[channel] * front[3] + back[channel] * (1 - front[3]);
      return [mix(0), mix(1), mix(2), 1];
    };
    const behind = (element: Element | null): Colour => {
      if (element === null) return [255, 255, 255, 1];
      const own = read(getComputedStyle(element).backgroundColor);
      return own[3] === 1 ? own : over(own, behind(element.parentElement));
    };
    const luminance = ([red, green, blue]: Colour): number => {
      const [r = 0, g = 0, b = 0] = [red, green, blue].map((channel) => {
        const share = channel / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const seen = new Set<Element>();
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (element === null || seen.has(element) || (walker.currentNode.textContent ?? "").trim() === "") continue;
      seen.add(element);
      if (!isSeen(element) || element.closest(":disabled, .sr-only, noscript, option, datalist") !== null) continue;
      const style = getComputedStyle(element);
      const back = behind(element);
      const [low = 0, high = 0] = [luminance(over(read(style.color), back)), luminance(back)].sort((a, b) => a - b);
      const ratio = (high + 0.05) / (low + 0.05);
      const isLarge = Number.parseFloat(style.fontSize) >= 24;
      if (ratio < (isLarge ? 3 : 4.5))
        faults.push(`contrast ${ratio.toFixed(2)}: "${element.textContent?.trim().slice(0, 40)}" ${element.className}`);
    }
    return faults;
  });
}
