"""Logistic regression in plain Python, learnt by mini-batch gradient descent.

Features are a scaled value for every number; one-hot values for every word, for every number's
range, and for every pair of these ("education=Masters & occupation=Technical"). The pairs
are what lets a linear model see that a degree is worth more in one trade than in another.
"""

import bisect
import itertools
import math

from trainer import data

RANGES = 8      # a number is cut into this many ranges of about equally many rows
SHRINK = 0.001  # pulls weights towards zero, so that rare pairs are not learnt by heart


class Features:
    """Turns rows into sparse vectors: a list of positions and a list of values.

    What it knows (scales, cuts, the names seen) comes from the rows it is made from; a name that
    was not among them is left out of later vectors.
    """

    def __init__(self, rows):
        self.scales, self.cuts = [], []
        for column in zip(*(row.numbers for row in rows)):
            mean = sum(column) / len(column)
            spread = math.sqrt(sum((x - mean) ** 2 for x in column) / len(column))
            self.scales.append((mean, spread or 1.0))
            ranks = sorted(column)
            self.cuts.append(sorted({ranks[len(ranks) * k // RANGES] for k in range(1, RANGES)}))
        self.names = ["bias"] + list(data.NUMBERS)
        self.names += sorted({name for row in rows for name in self._one_hot(row)})
        self.positions = {name: at for at, name in enumerate(self.names)}

    def vector(self, row):
        values = [1.0] + [(x - mean) / spread for x, (mean, spread) in zip(row.numbers, self.scales)]
        positions = list(range(len(values)))
        for name in self._one_hot(row):
            if name in self.positions:
                positions.append(self.positions[name])
                values.append(1.0)
        return positions, values

    def _one_hot(self, row):
        single = ["%s=%s" % pair for pair in zip(data.WORDS, row.words)]
        for name, x, cuts in zip(data.NUMBERS, row.numbers, self.cuts):
            single.append("%s#%d" % (name, bisect.bisect_right(cuts, x)))
        return single + ["%s & %s" % pair for pair in itertools.combinations(single, 2)]


class LogisticRegression:
    def __init__(self, size):
        self.weights = [0.0] * size

    def predict(self, positions, values):
        """The probability of an income above 50K."""
        weights = self.weights
        total = sum([weights[at] * x for at, x in zip(positions, values)])
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))

    def learn(self, batch, rate):
        """One step against the gradient of the mean loss."""
        gradient = {}
        for (positions, values), label in batch:
            p = self.predict(positions, values)
            for at, x in zip(positions, values):
                gradient[at] = gradient.get(at, 0.0) + (p - label) * x
        weights = self.weights
        for at, slope in gradient.items():
            weights[at] -= rate * (slope / len(batch) + SHRINK * weights[at])

    def evaluate(self, examples):
        """(mean loss, accuracy) over examples that it need not have learnt from."""
        loss, right = 0.0, 0
        for (positions, values), label in examples:
            p = self.predict(positions, values)
            loss += log_loss(p, label)
            right += (p > 0.5) == (label == 1)
        return loss / len(examples), right / len(examples)


def log_loss(p, label):
    return -math.log(p if label else 1.0 - p)
