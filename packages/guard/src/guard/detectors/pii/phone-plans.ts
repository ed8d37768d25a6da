/*
 * Numbering plans by country code: the lengths of the national number and the digits it may begin with, from the
 * ITU's national numbering plans (E.164). Compact on purpose: it knows neither areas nor which ranges are in use, so
 * that an unassigned number of the right length passes, and territories that share a code count as its largest.
 */

/** `code shortest-longest first digits`, one a line. */
const PLANS = `
1 10-10 2-9
7 10-10 3-9
20 8-10 1-9
27 9-9 1-8
30 10-10 2-9
31 9-9 1-9
32 8-9 1-9
33 9-9 1-9
34 9-9 5-9
36 8-9 1-9
39 6-11 0-9
40 9-9 2-9
41 9-9 2-9
43 5-13 1-9
44 9-10 1-9
45 8-8 2-9
46 7-10 1-9
47 8-8 2-9
48 9-9 1-9
49 6-11 1-9
51 8-9 1-9
52 10-10 1-9
53 6-8 2-9
54 10-11 1-9
55 10-11 1-9
56 9-9 2-9
57 10-10 3-9
58 10-10 2-9
60 8-10 1-9
61 9-9 1-9
62 8-12 1-9
63 8-10 2-9
64 8-10 2-9
65 8-8 3-9
66 8-9 2-9
81 9-10 1-9
82 8-10 1-9
84 9-10 1-9
86 10-11 1-9
90 10-10 2-9
91 10-10 1-9
92 9-10 2-9
93 9-9 2-7
94 9-9 1-9
95 7-10 1-9
98 10-10 1-9
212 9-9 5-8
213 8-9 1-9
216 8-8 2-9
218 9-9 2-9
221 9-9 3-9
225 10-10 0-9
233 9-9 2-9
234 8-10 1-9
237 9-9 2-6
243 9-9 1-9
244 9-9 2-9
249 9-9 1-9
250 9-9 2-9
251 9-9 1-9
254 9-9 1-9
255 9-9 2-9
256 9-9 2-9
258 8-9 2-8
260 9-9 2-9
263 9-9 1-9
351 9-9 2-9
352 4-11 2-9
353 7-9 1-9
354 7-9 3-8
355 8-9 2-9
356 8-8 2-9
357 8-8 2-9
358 5-12 1-9
359 8-9 2-9
370 8-8 3-9
371 8-8 2-9
372 7-8 3-9
373 8-8 2-9
374 8-8 1-9
375 9-9 1-9
380 9-9 3-9
381 8-9 1-9
382 8-8 2-9
385 8-9 1-9
386 8-8 1-9
387 8-8 3-9
389 8-8 2-9
420 9-9 2-9
421 9-9 2-9
502 8-8 2-7
503 8-8 2-7
504 8-8 2-9
505 8-8 2-9
506 8-8 2-8
507 7-8 2-9
591 8-8 2-8
593 8-9 2-9
595 9-9 2-9
598 8-8 2-9
852 8-8 2-9
853 8-8 2-9
855 8-9 1-9
880 8-10 1-9
886 8-9 2-9
960 7-7 3-9
961 7-8 1-9
962 8-9 2-9
963 8-9 1-9
964 10-10 1-9
965 8-8 1-9
966 8-9 1-9
968 8-8 2-9
970 8-9 1-9
971 8-9 2-9
972 8-9 2-9
973 8-8 1-9
974 8-8 3-7
976 8-8 2-9
977 8-10 1-9
992 9-9 1-9
993 8-8 1-9
994 9-9 1-9
995 9-9 3-9
996 9-9 2-9
998 9-9 3-9
`;

interface Plan {
  readonly shortest: number;
  readonly longest: number;
  readonly first: string;
  readonly last: string;
}

/** No country code has more. */
const CODE_DIGITS = 3;

let plans: ReadonlyMap<string, Plan> | undefined;

function readPlans(): ReadonlyMap<string, Plan> {
  return new Map(
    Array.from(
      PLANS.matchAll(/^(\d+) (\d+)-(\d+) (\d)-(\d)$/gm),
      ([, code, shortest, longest, first, last]) =>
        [code!, { shortest: Number(shortest), longest: Number(longest), first: first!, last: last! }] as const,
    ),
  );
}

/**
 * Whether digits after the plus sign are a number of their country's plan.
 *
 * @returns undefined for a country code that is not in the table
 */
export function fitsPlan(digits: string): boolean | undefined {
  plans ??= readPlans();
  for (let length = 1; length <= CODE_DIGITS; length++) {
    const plan = plans.get(digits.slice(0, length));
    if (plan === undefined) continue;
    const national = digits.slice(length);
    return (
      national.length >= plan.shortest &&
      national.length <= plan.longest &&
      national[0]! >= plan.first &&
      national[0]! <= plan.last
    );
  }
  return undefined;
}

/** How many digits the country code has that these begin with; 0 when the table has none. */
export function codeDigits(digits: string): number {
  plans ??= readPlans();
  for (let length = 1; length <= CODE_DIGITS; length++) if (plans.has(digits.slice(0, length))) return length;
  return 0;
}
