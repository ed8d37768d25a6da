import type { Random } from "../random.ts";

/** A draw from a Beta distribution, by two gammas. @see Marsaglia, Tsang, A simple method for generating gamma variables (2000) */
export function drawBeta(won: number, lost: number, random: Random): number {
  const a = drawGamma(won, random);
  const b = drawGamma(lost, random);
  return a + b === 0 ? 0 : a / (a + b);
}

function drawGamma(shape: number, random: Random): number {
  if (shape < 1) return drawGamma(shape + 1, random) * Math.max(random.next(), 1e-12) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(Math.max(random.next(), 1e-12))) * Math.cos(2 * Math.PI * random.next());
    const cubed = (1 + c * normal) ** 3;
    if (cubed > 0 && Math.log(Math.max(random.next(), 1e-12)) < 0.5 * normal ** 2 + d - d * cubed + d * Math.log(cubed))
      return d * cubed;
  }
}
