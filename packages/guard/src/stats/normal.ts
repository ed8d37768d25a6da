/** Euler's continued fraction and the Maclaurin series of the error function meet here. */
const SERIES_BELOW = 1.5;

/** Complement of the error function for x of at least 0. */
function erfc(x: number): number {
  if (x > 27) return 0;
  if (x < SERIES_BELOW) {
    let term = x;
    let sum = x;
    for (let n = 1; Math.abs(term) > Math.abs(sum) * 1e-17 && n < 200; n++) {
      term *= (-x * x) / n;
      sum += term / (2 * n + 1);
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * sum;
  }
  let fraction = 0;
  for (let n = 120; n >= 1; n--) fraction = n / 2 / (x + fraction);
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + fraction);
}

/** Chance that a normal variable of mean 0 and deviation 1 is at most `z`. */
export function normalCdf(z: number): number {
  const tail = erfc(Math.abs(z) / Math.SQRT2) / 2;
  return z < 0 ? tail : 1 - tail;
}

/**
 * The `z` at which `normalCdf` is `probability`: -Infinity at 0, Infinity at 1.
 *
 * @see Acklam's rational start (2003), made exact by one step of Halley's
 */
export function normalQuantile(probability: number): number {
  if (probability <= 0) return Number.NEGATIVE_INFINITY;
  if (probability >= 1) return Number.POSITIVE_INFINITY;
  // The upper half is the lower one mirrored: near 1 a probability has fewer digits than near 0.
  if (probability > 0.5) return -normalQuantile(1 - probability);
  const tail = Math.sqrt(-2 * Math.log(probability));
  const middle = probability - 0.5;
  const square = middle * middle;
  let z =
    probability < 0.02425
      ? horner(C, tail) / (horner(D, tail) * tail + 1)
      : (horner(A, square) * middle) / (horner(B, square) * square + 1);
  for (let step = 0; step < 2; step++) {
    const error = (normalCdf(z) - probability) * Math.sqrt(2 * Math.PI) * Math.exp((z * z) / 2);
    z -= error / (1 + (z * error) / 2);
  }
  return z;
}

const horner = (coefficients: readonly number[], x: number): number =>
  coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);

const A = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
];
const B = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572];
const C = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
];
const D = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416];
