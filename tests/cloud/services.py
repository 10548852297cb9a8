"""What the emulator's services know and answer: ML Engine, Cloud Storage, Logging. No sockets here.

A service is a class whose methods are marked with the route they answer. A method is given the request and the groups
of the route's pattern; it returns what becomes the JSON of the answer, or raises a Refusal. The texts of refusals are
the services' own where they are known.
"""

import base64
import dataclasses
import hashlib
import json
import re
from datetime import datetime, timedelta, timezone

# ---- what is asked and what is answered ------------------------------------------------------------------------------


@dataclasses.dataclass(frozen=True)
class Request:
    method: str
    path: str                   # percent signs as sent, without the query
    query: dict
    headers: dict               # names in lower case
    body: bytes

    @property
    def json(self):
        return json.loads(self.body or b"{}")

    def __str__(self):
        return f"{self.method} {self.path}"


@dataclasses.dataclass(frozen=True)
class Answer:
    status: int = 200
    body: bytes = b"{}"
    type: str = "application/json; charset=UTF-8"
    headers: dict = dataclasses.field(default_factory=dict)
    missing: int = 0            # bytes promised that never come
    reset: bool = False         # none of this: the connection is reset

    @staticmethod
    def of(value):
        return value if isinstance(value, Answer) else Answer(body=json.dumps(value, ensure_ascii=False).encode())


def timestamp(time):
    return time.isoformat().removesuffix("+00:00") + "Z"


class Refusal(Exception):
    """The service says no, in the form all of Google's services share."""

    WORDS = {400: "INVALID_ARGUMENT", 401: "UNAUTHENTICATED", 403: "PERMISSION_DENIED", 404: "NOT_FOUND",
             409: "ALREADY_EXISTS", 412: "FAILED_PRECONDITION", 429: "RESOURCE_EXHAUSTED", 500: "INTERNAL",
             503: "UNAVAILABLE", 504: "DEADLINE_EXCEEDED"}

    def __init__(self, status, message):
        super().__init__(message)
        error = {"code": status, "message": message, "status": self.WORDS.get(status, "UNKNOWN")}
        self.answer = dataclasses.replace(Answer.of({"error": error}), status=status)


def route(method, pattern):
    def mark(function):
        function.route = (method, re.compile(pattern))
        return function
    return mark


def routes_of(service):
    return [(*function.route, getattr(service, name)) for name, function in vars(type(service)).items()
            if hasattr(function, "route")]


# ---- ML Engine -------------------------------------------------------------------------------------------------------

ACCELERATORS = r"NVIDIA_TESLA_(K80|P100|V100|P4|T4|A100)|TPU_V[23]|TPU_V[234]_POD"
REPLICA = {"acceleratorConfig": {"count": r"[1-9]\d*", "type": ACCELERATORS}, "imageUri": ".+", "tpuTfVersion": ".+",
           "containerArgs": [], "containerCommand": [], "diskConfig": {"bootDiskSizeGb": r"\d+", "bootDiskType": ".+"}}
PARAMETER = {"parameterName": ".+", "type": "DOUBLE|INTEGER|CATEGORICAL|DISCRETE", "minValue": ".+", "maxValue": ".+",
             "categoricalValues": [], "discreteValues": [],
             "scaleType": "NONE|UNIT_LINEAR_SCALE|UNIT_LOG_SCALE|UNIT_REVERSE_LOG_SCALE"}
TRAINING_INPUT = {              # every field: a regular expression, a list, or a message; [] is a list of anything
    "args": [], "packageUris": [], "pythonModule": ".*", "jobDir": "gs://.+", "region": ".+",
    "runtimeVersion": ".+", "pythonVersion": ".+", "network": ".+", "serviceAccount": ".+",
    "enableWebAccess": "True|False", "useChiefInTfConfig": "True|False", "encryptionConfig": {"kmsKeyName": ".+"},
    "scaleTier": "BASIC|STANDARD_1|PREMIUM_1|BASIC_GPU|BASIC_TPU|CUSTOM",
    "masterType": ".+", "workerType": ".+", "parameterServerType": ".+", "evaluatorType": ".+",
    "workerCount": r"\d+", "parameterServerCount": r"\d+", "evaluatorCount": r"\d+",
    "masterConfig": REPLICA, "workerConfig": REPLICA, "parameterServerConfig": REPLICA, "evaluatorConfig": REPLICA,
    "scheduling": {"maxRunningTime": r"\d+(\.\d+)?s", "maxWaitTime": r"\d+(\.\d+)?s", "priority": r"\d+",
                   "strategy": "ON_DEMAND|LOW_COST", "resilientToWorkerRestart": "True|False"},
    "hyperparameters": {"goal": "MAXIMIZE|MINIMIZE", "hyperparameterMetricTag": ".+", "maxTrials": r"\d+",
                        "maxParallelTrials": r"\d+", "maxFailedTrials": r"\d+", "resumePreviousJobId": ".+",
                        "enableTrialEarlyStopping": "True|False", "params": [PARAMETER],
                        "algorithm": "ALGORITHM_UNSPECIFIED|GRID_SEARCH|RANDOM_SEARCH|POPULATION_BASED_TRAINING"},
}
RUN_TIME = timedelta(minutes=10)
ML_UNITS = 0.25                 # consumed by every job that ran


def check(value, rule, where):
    """Refuses what a message of this shape may not hold."""
    if isinstance(rule, dict):
        for name, inner in value.items():
            if name not in rule:
                raise Refusal(400, f'Invalid JSON payload received. Unknown name "{name}" at \'{where}\': '
                                   "Cannot find field.")
            check(inner, rule[name], f"{where}.{name}")
    elif isinstance(rule, list):
        for item in value if rule else ():
            check(item, rule[0], where)
    elif not re.fullmatch(rule, str(value)):
        raise Refusal(400, f"Invalid value at '{where}': \"{value}\"")


@dataclasses.dataclass
class Job:
    id: str
    input: dict
    labels: dict
    created: datetime
    states: list                # the way it goes; it stays at the last one
    error: str
    position: int = 0
    hidden_until: datetime = datetime.min.replace(tzinfo=timezone.utc)

    OVER = ("SUCCEEDED", "FAILED", "CANCELLED")

    @property
    def state(self):
        return self.states[self.position]

    @property
    def started(self):
        return any(state in ("RUNNING", "SUCCEEDED", "FAILED") for state in self.states[:self.position + 1])

    def step(self):
        self.position = min(self.position + 1, len(self.states) - 1)

    def cancel(self):
        if self.state not in self.OVER:
            self.states[self.position + 1:] = ["CANCELLING", "CANCELLED"]
            self.error = "The job was cancelled by the user."

    def resource(self):
        start = self.created + timedelta(seconds=1)
        job = {"jobId": self.id, "state": self.state, "createTime": timestamp(self.created), "etag": "AAAAAAAAAAA=",
               "trainingInput": self.input, "trainingOutput": {}, "labels": self.labels}
        if self.started:
            job["startTime"] = timestamp(start)
        if self.state in self.OVER:
            job["endTime"] = timestamp(start + RUN_TIME * self.started)
            job["trainingOutput"] = {"consumedMLUnits": ML_UNITS * self.started}
        if self.state in ("FAILED", "CANCELLING", "CANCELLED"):
            job["errorMessage"] = self.error
        return job


class MlEngine:
    def __init__(self, now, states, error, page_size):
        self.now, self.states, self.error, self.page_size = now, states, error, page_size
        self.jobs = {}          # by (project, id), in the order of their creation
        self.lag = timedelta(0)     # so long a new job is not shown to who only reads

    @route("POST", "/v1/projects/([^/]+)/jobs")
    def create(self, request, project):
        job = request.json
        name, training = job.get("jobId", ""), job.get("trainingInput", {})
        self._check(project, name, training)
        now = self.now()
        self.jobs[project, name] = Job(name, training, job.get("labels", {}), now.replace(microsecond=0),
                                       [*self.states], self.error, hidden_until=now + self.lag)
        return self.jobs[project, name].resource()

    def _check(self, project, name, training):
        check(training, TRAINING_INPUT, "job.training_input")
        if training.get("scaleTier") == "CUSTOM" and "masterType" not in training:
            raise Refusal(400, "Field: job.training_input.master_type Error: Scale tier CUSTOM needs a master type.")
        if not re.fullmatch(r"[A-Za-z]\w{0,127}", name, re.ASCII):
            raise Refusal(400, "Field: job.job_id Error: A name should start with a letter and contain only letters, "
                               "numbers and underscores.")
        if (project, name) in self.jobs:
            raise Refusal(409, "Field: job.job_id Error: A job with this id already exists.")

    @route("GET", "/v1/projects/([^/]+)/jobs")
    def list(self, request, project):
        jobs = [job for (owner, _), job in reversed(self.jobs.items()) if owner == project and self._shows(job)]
        begin = int(request.query.get("pageToken", 0))
        end = begin + min(self.page_size, int(request.query.get("pageSize") or self.page_size))
        for job in jobs[begin:end]:
            job.step()
        page = {"jobs": [job.resource() for job in jobs[begin:end]]}
        return page | ({"nextPageToken": str(end)} if end < len(jobs) else {})

    @route("GET", "/v1/projects/([^/]+)/jobs/([^/:]+)")
    def get(self, request, project, name):
        job = self._find(project, name)
        if not self._shows(job):
            raise self._not_found()
        job.step()
        return job.resource()

    @route("POST", "/v1/projects/([^/]+)/jobs/([^/:]+):cancel")
    def cancel(self, request, project, name):
        self._find(project, name).cancel()
        return {}

    @route("PATCH", "/v1/projects/([^/]+)/jobs/([^/:]+)")
    def relabel(self, request, project, name):
        if request.query.get("updateMask") != "labels":
            raise Refusal(400, "Field: update_mask Error: Only labels can be updated.")
        job = self._find(project, name)
        job.labels = request.json.get("labels", {})
        return job.resource()

    def _find(self, project, name):
        if (project, name) not in self.jobs:
            raise self._not_found()
        return self.jobs[project, name]

    def _shows(self, job):
        return self.now() >= job.hidden_until

    @staticmethod
    def _not_found():
        return Refusal(404, "Field: name Error: The specified job was not found.")


# ---- Cloud Storage ---------------------------------------------------------------------------------------------------


BUCKETS = {"my-bucket": "us-central1"}     # name to location


class Storage:
    def __init__(self, now, buckets):
        self.born = timestamp(now())    # when every object was made
        self.buckets = dict(buckets)
        self.objects = {}               # by (bucket, name)
        self._uploads = {}              # under way, in parts: [bucket, name, bytes so far]

    @route("GET", "/storage/v1/b")
    def list_buckets(self, request):
        return {"kind": "storage#buckets", "items": [self._bucket(name) for name in sorted(self.buckets)]}

    @route("GET", "/storage/v1/b/([^/]+)")
    def get_bucket(self, request, bucket):
        return self._bucket(bucket)

    @route("GET", "/storage/v1/b/([^/]+)/o")
    def list_objects(self, request, bucket):
        self._bucket(bucket)
        prefix, delimiter = request.query.get("prefix", ""), request.query.get("delimiter")
        items, folders = [], set()
        for name in sorted(name for owner, name in self.objects if owner == bucket and name.startswith(prefix)):
            folder, found, _ = name[len(prefix):].partition(delimiter) if delimiter else ("", "", "")
            if found:
                folders.add(prefix + folder + delimiter)
            else:
                items.append(self._object(bucket, name))
        return {"kind": "storage#objects", "items": items, "prefixes": sorted(folders)}

    @route("GET", "/storage/v1/b/([^/]+)/o/([^/]+)")
    def get_object(self, request, bucket, name):
        self._bucket(bucket)
        if (bucket, name) not in self.objects:
            raise Refusal(404, f"No such object: {bucket}/{name}")
        return self._object(bucket, name)

    @route("POST", "/(?:resumable/)?upload/storage/v1/b/([^/]+)/o")
    def upload(self, request, bucket):
        self._bucket(bucket)
        resumable = request.query.get("uploadType") == "resumable"
        metadata, content = (request.json, b"") if resumable else two_parts(request)
        name = request.query.get("name") or metadata["name"]
        if request.query.get("ifGenerationMatch") == "0" and (bucket, name) in self.objects:
            raise Refusal(412, "At least one of the pre-conditions you specified did not hold.")
        if resumable:
            return self._begin(request, bucket, name)
        self.objects[bucket, name] = content
        return self._object(bucket, name)

    def _begin(self, request, bucket, name):
        session = str(len(self._uploads))
        self._uploads[session] = [bucket, name, b""]
        return Answer(headers={"Location": f"http://{request.headers['host']}{request.path}?upload_id={session}"})

    @route("PUT", "/(?:resumable/)?upload/storage/v1/b/([^/]+)/o")
    def upload_part(self, request, bucket):
        upload = self._uploads[request.query["upload_id"]]
        upload[2] += request.body
        bucket, name, content = upload
        total = request.headers.get("content-range", "").rpartition("/")[2]
        if total.isdigit() and len(content) < int(total):
            return Answer(308, b"", headers={"Range": f"bytes=0-{len(content) - 1}"} if content else {})
        self.objects[bucket, name] = content
        return self._object(bucket, name)

    def _bucket(self, name):
        if name not in self.buckets:
            raise Refusal(404, "The specified bucket does not exist.")
        location = self.buckets[name].upper()
        return {"kind": "storage#bucket", "id": name, "name": name, "location": location, "storageClass": "STANDARD",
                "locationType": "region" if "-" in location else "multi-region", "metageneration": "1"}

    def _object(self, bucket, name):
        content = self.objects[bucket, name]
        return {"kind": "storage#object", "id": f"{bucket}/{name}/1", "bucket": bucket, "name": name,
                "size": str(len(content)), "generation": "1", "metageneration": "1", "storageClass": "STANDARD",
                "md5Hash": base64.b64encode(hashlib.md5(content).digest()).decode(), "etag": "CAE=",
                "timeCreated": self.born, "updated": self.born}


def two_parts(request):
    """The metadata and the content of a multipart upload. gcloud's two libraries end their lines in two ways."""
    boundary = b"--" + re.search("boundary=['\"]?([^'\";]+)", request.headers["content-type"])[1].encode()
    newline = b"\r\n" if boundary + b"\r\n" in request.body else b"\n"
    parts = [part.removeprefix(newline).removesuffix(newline) for part in request.body.split(boundary)[1:3]]
    metadata, content = (part.partition(newline * 2)[2] for part in parts)
    return json.loads(metadata), content


# ---- Logging ---------------------------------------------------------------------------------------------------------


class Logging:
    def __init__(self, ml):
        self._ml = ml
        self.entries = []

    def write(self, job, text, severity="INFO"):
        """A line in the log of a job: the n-th of all is written n milliseconds after its job's creation."""
        project, created = next((project, found.created) for (project, name), found in self._ml.jobs.items()
                                if name == job)
        number = len(self.entries) + 1
        self.entries.append({
            "insertId": f"line{number:06}", "severity": severity, "textPayload": text,
            "timestamp": timestamp(created + timedelta(milliseconds=number)),
            "logName": f"projects/{project}/logs/master-replica-0",
            "resource": {"type": "ml_job", "labels": {"job_id": job, "task_name": "master-replica-0"}}})

    @route("POST", "/v2/entries:list")
    def read(self, request):
        asked = request.json
        entries = [entry for entry in self.entries if self._passes(entry, asked.get("filter", ""))]
        entries.sort(key=lambda entry: datetime.fromisoformat(entry["timestamp"]))
        if "desc" in asked.get("orderBy", ""):
            entries.reverse()
        begin = int(asked.get("pageToken", 0))
        end = begin + asked.get("pageSize", 1000)
        return {"entries": entries[begin:end]} | ({"nextPageToken": str(end)} if end < len(entries) else {})

    @staticmethod
    def _passes(entry, words):
        """Of Logging's language only the job's name and the time are understood: all that is used here."""
        job, time = entry["resource"]["labels"]["job_id"], datetime.fromisoformat(entry["timestamp"])
        since = re.findall('timestamp *>=? *"([^"]*)"', words)
        before = re.findall('timestamp *<=? *"([^"]*)"', words)
        return (job in (re.findall('job_id *= *"([^"]*)"', words) or [job])
                and all(time >= datetime.fromisoformat(limit) for limit in since)
                and all(time < datetime.fromisoformat(limit) for limit in before))
