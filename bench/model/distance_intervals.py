"""How often the upper end of an interval of a distance holds the truth: two groups of 1,000 with rates of yes apart.

Run: python3 distance_intervals.py
"""

import numpy as np
from scipy.stats import norm

rng = np.random.default_rng(0)
SIZE, RESAMPLES, RUNS = 1000, 1000, 600
print("apart", "percentile", "bias-corrected")
for apart in (0, 0.01, 0.02, 0.03, 0.05, 0.1):
    held = np.zeros(2)
    for _ in range(RUNS):
        rates = rng.binomial(SIZE, [0.55, 0.55 - apart]) / SIZE
        seen = abs(rates[0] - rates[1])
        drawn = np.abs(rng.binomial(SIZE, rates[0], RESAMPLES) - rng.binomial(SIZE, rates[1], RESAMPLES)) / SIZE
        below = np.clip((drawn < seen).mean() + (drawn == seen).mean() / 2, 1e-4, 1 - 1e-4)
        ends = np.quantile(drawn, [0.975, norm.cdf(2 * norm.ppf(below) + norm.ppf(0.975))])
        held += ends >= apart
    print(apart, *(held / RUNS).round(3))
