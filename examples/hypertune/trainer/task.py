"""Fits a curve through noisy points by gradient descent. How well that goes depends on what is tuned: the degree of the
polynomial, the step size, and how it is held back. Standard library only, Python 3.7 or later."""

import argparse
import json
import math
import os
import random


def points(count, seed):
    chance = random.Random(seed)
    xs = [2 * chance.random() - 1 for _ in range(count)]
    return [(x, math.sin(3 * x) + chance.gauss(0, 0.1)) for x in xs]


def predict(weights, x):
    return sum(weight * x ** power for power, weight in enumerate(weights))


def loss(weights, data):
    return sum((predict(weights, x) - y) ** 2 for x, y in data) / len(data)


def train(data, degree, rate, decay, epochs):
    weights = [0.0] * (degree + 1)
    for _ in range(epochs):
        for x, y in data:
            error = predict(weights, x) - y
            weights = [weight - rate * (error * x ** power + decay * weight) for power, weight in enumerate(weights)]
    return weights


def report(job_dir, value, step):
    """Where tuning looks for it: on Google's services by their own library, on this machine in a file."""
    try:
        import hypertune
        hypertune.HyperTune().report_hyperparameter_tuning_metric("loss", value, step)
    except ImportError:
        pass
    if "://" not in job_dir:
        os.makedirs(job_dir, exist_ok=True)
        with open(os.path.join(job_dir, "metrics.json"), "w") as file:
            json.dump({"loss": value, "step": step}, file)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--degree", type=int, default=3)
    parser.add_argument("--rate", type=float, default=0.01)
    parser.add_argument("--regularization", choices=["none", "l2"], default="none")
    parser.add_argument("--decay", type=float, default=0.0)
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--job-dir", default=os.environ.get("AIP_MODEL_DIR", "."))
    args = parser.parse_args()
    decay = args.decay if args.regularization == "l2" else 0.0
    weights = train(points(200, seed=1), args.degree, args.rate, decay, args.epochs)
    value = loss(weights, points(200, seed=2))
    print("loss {:.6f} after {} epochs".format(value, args.epochs))
    report(args.job_dir, value, args.epochs)


if __name__ == "__main__":
    main()
