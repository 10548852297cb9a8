"""Will a customer come back? A small table, a small model, nothing but Python.

Make it yours: read your own table in load(), keep --job-dir and the two files that are saved there.
"""

import argparse
import json
import math
import os
import random
import time

COLUMNS = ["visits", "spent", "days_away"]


def main():
    flags = read_flags()
    started = time.monotonic()
    chance = random.Random(flags.seed)
    table = load(chance)
    train_rows, test_rows = table[:40000], table[40000:]

    weights = [0.0] * (len(COLUMNS) + 1)
    for epoch in range(1, flags.epochs + 1):
        chance.shuffle(train_rows)
        learn(weights, train_rows, flags.learning_rate)
        loss, accuracy = evaluate(weights, test_rows)
        print("epoch %2d/%d  loss %.4f  accuracy %.4f" % (epoch, flags.epochs, loss, accuracy), flush=True)

    save(flags.job_dir, "model.json", dict(zip(["bias"] + COLUMNS, weights)))
    save(flags.job_dir, "metrics.json", {  # mltrain list --metrics shows them beside the runs
        "accuracy": round(accuracy, 4),
        "loss": round(loss, 4),
        "epochs": flags.epochs,
        "seconds": round(time.monotonic() - started, 3),
    })


def read_flags():
    parser = argparse.ArgumentParser(description="Learns who comes back.")
    # A trial of a tuning job gets no --job-dir on Vertex AI, but this variable.
    parser.add_argument("--job-dir", default=os.environ.get("AIP_MODEL_DIR", "runs/by-hand"),
                        help="folder for the results; gs://BUCKET/... is one, too")
    parser.add_argument("--epochs", type=int, default=30, help="times to go through the table")
    parser.add_argument("--learning-rate", type=float, default=0.0002, help="length of a step")
    parser.add_argument("--seed", type=int, default=1, help="the same seed, the same model")
    flags = parser.parse_args()
    if flags.epochs < 1:
        parser.error("--epochs must be 1 or more")
    return flags


def load(chance):
    """A made-up table: 50000 rows of (1 and the columns, from -1 to 1; came back or not)."""
    table = []
    for _ in range(50000):
        visits, spent, days_away = (chance.uniform(-1, 1) for _ in COLUMNS)
        comes_back = sigmoid(4 * visits + 2 * spent - 5 * days_away + 1)
        table.append(((1.0, visits, spent, days_away), chance.random() < comes_back))
    return table


def learn(weights, rows, rate):
    """Logistic regression: after every row, a small step towards its answer."""
    for row, answer in rows:
        step = rate * (answer - predict(weights, row))
        for i, x in enumerate(row):
            weights[i] += step * x


def evaluate(weights, rows):
    loss, right = 0.0, 0
    for row, answer in rows:
        p = predict(weights, row)
        loss -= math.log(p if answer else 1 - p)
        right += (p > 0.5) == answer
    return loss / len(rows), right / len(rows)


def predict(weights, row):
    return sigmoid(sum(w * x for w, x in zip(weights, row)))


def sigmoid(x):
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, x))))


def save(job_dir, name, content):
    """Into a folder, or into a bucket by Google's own library, which setup.py asks for."""
    text = json.dumps(content, indent=2) + "\n"
    if job_dir.startswith("gs://"):
        from google.cloud import storage
        bucket, _, folder = job_dir[len("gs://"):].partition("/")
        storage.Client().bucket(bucket).blob(os.path.join(folder, name)).upload_from_string(text)
    else:
        os.makedirs(job_dir, exist_ok=True)
        with open(os.path.join(job_dir, name), "w") as file:
            file.write(text)
    print("wrote %s" % os.path.join(job_dir, name), flush=True)


if __name__ == "__main__":
    main()
