"""Will a customer come back? The table is made up; the model is PyTorch, on one machine or on several.

Of several machines each runs this module, learns from its share of the rows, and knows the others from the variables
MASTER_ADDR, MASTER_PORT, WORLD_SIZE and RANK, which the cloud sets in Google's images. torchrun sets the same, one
process for each GPU, with LOCAL_RANK.
"""

import argparse
import io
import json
import os
import time

import torch
from torch import distributed, nn

COLUMNS = ["visits", "spent", "days_away"]


def main():
    flags = read_flags()
    started = time.monotonic()
    world, rank = int(os.environ.get("WORLD_SIZE", 1)), int(os.environ.get("RANK", 0))
    device = torch.device("cpu")
    if torch.cuda.is_available():
        device = torch.device("cuda", int(os.environ.get("LOCAL_RANK", 0)))
        torch.cuda.set_device(device)
    if world > 1:
        distributed.init_process_group("nccl" if device.type == "cuda" else "gloo")

    torch.manual_seed(flags.seed)
    (train_x, train_y), (test_x, test_y) = load(flags.seed)
    share = len(train_x) // world  # as many rows for each: who has more would wait for the others for ever
    mine = slice(rank * share, (rank + 1) * share)
    train_x, train_y = train_x[mine].to(device), train_y[mine].to(device)
    model = build().to(device)
    # Everybody's steps are averaged, so that the models stay equal.
    learner = nn.parallel.DistributedDataParallel(model) if world > 1 else model
    optimizer = torch.optim.Adam(learner.parameters(), flags.learning_rate)
    for epoch in range(1, flags.epochs + 1):
        learn(learner, optimizer, train_x, train_y, flags.batch_size)
        if rank == 0:
            loss, accuracy = evaluate(model, test_x.to(device), test_y.to(device))
            print("epoch %2d/%d  loss %.4f  accuracy %.4f" % (epoch, flags.epochs, loss, accuracy), flush=True)

    if rank == 0:
        weights = io.BytesIO()
        torch.save(model.state_dict(), weights)
        save(flags.job_dir, "model.pt", weights.getvalue())
        metrics = {  # mltrain list --metrics shows them beside the runs
            "accuracy": round(accuracy, 4),
            "loss": round(loss, 4),
            "epochs": flags.epochs,
            "seconds": round(time.monotonic() - started, 3),
        }
        save(flags.job_dir, "metrics.json", (json.dumps(metrics, indent=2) + "\n").encode())
    if world > 1:
        distributed.barrier()  # nobody leaves before all is saved: the first to end may end the job
        distributed.destroy_process_group()


def read_flags():
    parser = argparse.ArgumentParser(description="Learns who comes back.")
    # A trial of a tuning job gets no --job-dir on Vertex AI, but this variable.
    parser.add_argument("--job-dir", default=os.environ.get("AIP_MODEL_DIR", "runs/by-hand"),
                        help="folder for the results; gs://BUCKET/... is one, too")
    parser.add_argument("--epochs", type=int, default=5, help="times to go through the table")
    parser.add_argument("--batch-size", type=int, default=128, help="rows of a step, on each GPU or machine")
    parser.add_argument("--learning-rate", type=float, default=0.01, help="length of a step")
    parser.add_argument("--seed", type=int, default=1, help="the same seed, the same table and first model")
    flags = parser.parse_args()
    if flags.epochs < 1:
        parser.error("--epochs must be 1 or more")
    return flags


def load(seed):
    """A made-up table: 50000 rows of the columns, from -1 to 1, and whether the customer came back."""
    chance = torch.Generator().manual_seed(seed)
    x = torch.rand((50000, len(COLUMNS)), generator=chance) * 2 - 1
    comes_back = torch.sigmoid(x @ torch.tensor([4.0, 2.0, -5.0]) + 1)
    y = torch.bernoulli(comes_back, generator=chance)
    return (x[:40000], y[:40000]), (x[40000:], y[40000:])


def build():
    return nn.Sequential(nn.Linear(len(COLUMNS), 16), nn.ReLU(), nn.Linear(16, 1), nn.Flatten(0))


def learn(model, optimizer, x, y, size):
    model.train()
    for rows in torch.randperm(len(x)).to(x.device).split(size):
        optimizer.zero_grad()
        nn.functional.binary_cross_entropy_with_logits(model(x[rows]), y[rows]).backward()
        optimizer.step()


def evaluate(model, x, y):
    model.eval()
    with torch.no_grad():
        answers = model(x)
        loss = nn.functional.binary_cross_entropy_with_logits(answers, y)
        return loss.item(), ((answers > 0) == (y > 0.5)).float().mean().item()


def save(job_dir, name, data):
    """Into a folder, or into a bucket by Google's own library, which setup.py asks for."""
    if job_dir.startswith("gs://"):
        from google.cloud import storage
        bucket, _, folder = job_dir[len("gs://"):].partition("/")
        storage.Client().bucket(bucket).blob(os.path.join(folder, name)).upload_from_string(data)
    else:
        os.makedirs(job_dir, exist_ok=True)
        with open(os.path.join(job_dir, name), "wb") as file:
            file.write(data)
    print("wrote %s" % os.path.join(job_dir, name), flush=True)


if __name__ == "__main__":
    main()
