"""Will a customer come back? The table is made up; the model is Keras, on one machine or on several.

Of several machines each runs this module, learns from its share of the rows, and knows the others from the variable
TF_CONFIG, which the cloud sets. That wants TensorFlow 2.15 or older: MultiWorkerMirroredStrategy does not work with
Keras 3, which came with 2.16 (github.com/keras-team/keras/issues/20585). On one machine any TensorFlow 2 will do.
"""

import argparse
import json
import os
import tempfile
import time

import numpy
import tensorflow as tf

COLUMNS = ["visits", "spent", "days_away"]


def main():
    flags = read_flags()
    started = time.monotonic()
    cluster = json.loads(os.environ.get("TF_CONFIG") or "{}")
    strategy = strategy_for(cluster)  # before anything else of TensorFlow
    batch_size = flags.batch_size * strategy.num_replicas_in_sync
    (train_x, train_y), (test_x, test_y) = load(flags.seed)

    with strategy.scope():
        model = build(flags.learning_rate)
    # Endless, and counted: machines with a different number of batches would wait for each other for ever.
    model.fit(batches(train_x, train_y, batch_size, flags.seed), steps_per_epoch=len(train_x) // batch_size,
              epochs=flags.epochs, verbose=2 if is_chief(cluster) else 0)
    loss, accuracy = model.evaluate(batches(test_x, test_y, batch_size), steps=len(test_x) // batch_size, verbose=0)

    # All machines save, because they save together; only what the chief saves is kept.
    job_dir = flags.job_dir if is_chief(cluster) else tempfile.mkdtemp()
    tf.saved_model.save(model, os.path.join(job_dir, "model"))
    save(job_dir, "metrics.json", {  # mltrain list --metrics shows them beside the runs
        "accuracy": round(float(accuracy), 4),
        "loss": round(float(loss), 4),
        "epochs": flags.epochs,
        "seconds": round(time.monotonic() - started, 3),
    })


def read_flags():
    parser = argparse.ArgumentParser(description="Learns who comes back.")
    # A trial of a tuning job gets no --job-dir on Vertex AI, but this variable.
    parser.add_argument("--job-dir", default=os.environ.get("AIP_MODEL_DIR", "runs/by-hand"),
                        help="folder for the results; gs://BUCKET/... is one, too")
    parser.add_argument("--epochs", type=int, default=5, help="times to go through the table")
    parser.add_argument("--batch-size", type=int, default=128, help="rows of a step, on each GPU or machine")
    parser.add_argument("--learning-rate", type=float, default=0.01, help="length of a step")
    parser.add_argument("--seed", type=int, default=1, help="the same seed, the same table")
    return parser.parse_args()


def machines_of(cluster):
    tasks = cluster.get("cluster", {})
    return sum(len(tasks.get(role, [])) for role in ("chief", "master", "worker"))


def is_chief(cluster):
    """The one that speaks for all; without a chief the first worker."""
    task = cluster.get("task", {})
    if machines_of(cluster) <= 1 or task.get("type") in ("chief", "master"):
        return True
    has_chief = any(role in cluster["cluster"] for role in ("chief", "master"))
    return not has_chief and task.get("type") == "worker" and task.get("index") == 0


def strategy_for(cluster):
    """Several machines keep equal models; so do the GPUs of one."""
    if machines_of(cluster) > 1:
        return tf.distribute.MultiWorkerMirroredStrategy()
    if len(tf.config.list_physical_devices("GPU")) > 1:
        return tf.distribute.MirroredStrategy()
    return tf.distribute.get_strategy()


def load(seed):
    """A made-up table: 50000 rows of the columns, from -1 to 1, and whether the customer came back."""
    chance = numpy.random.RandomState(seed)
    x = chance.uniform(-1, 1, (50000, len(COLUMNS))).astype("float32")
    comes_back = 1 / (1 + numpy.exp(-(x @ [4, 2, -5] + 1)))
    y = (chance.uniform(size=len(x)) < comes_back).astype("float32")
    return (x[:40000], y[:40000]), (x[40000:], y[40000:])


def batches(x, y, size, seed=None):
    rows = tf.data.Dataset.from_tensor_slices((x, y))
    if seed is not None:
        rows = rows.shuffle(len(x), seed=seed)
    return rows.repeat().batch(size)


def build(rate):
    model = tf.keras.Sequential([
        tf.keras.Input(shape=(len(COLUMNS),)),
        tf.keras.layers.Dense(16, activation="relu"),
        tf.keras.layers.Dense(1, activation="sigmoid"),
    ])
    model.compile(optimizer=tf.keras.optimizers.Adam(rate), loss="binary_crossentropy", metrics=["accuracy"])
    return model


def save(job_dir, name, content):
    """TensorFlow writes to gs:// as to any folder."""
    tf.io.gfile.makedirs(job_dir)
    with tf.io.gfile.GFile(os.path.join(job_dir, name), "w") as file:
        file.write(json.dumps(content, indent=2) + "\n")
    print("wrote %s" % os.path.join(job_dir, name), flush=True)


if __name__ == "__main__":
    main()
