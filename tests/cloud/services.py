"""What the emulator's services know and answer: ML Engine, Vertex AI, Storage, Logging, accounts. No sockets here.

A service is a class whose methods are marked with the route they answer. A method is given the request and the groups
of the route's pattern; it returns what becomes the JSON of the answer, or raises a Refusal. The texts of refusals are
the services' own where they are known.
"""

import base64
import dataclasses
import hashlib
import json
import re
import urllib.parse
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


# ---- what a message may hold -----------------------------------------------------------------------------------------


def check(value, rule, where):
    """The message as a service reads it; refuses what one of this shape may not hold.

    A rule is a regular expression, a list ([]: of anything), a map from names to values (a pair of rules) or a message
    (a dict of fields). A field may go by its name in JSON or by its name in Protocol Buffers, `likeThis` or
    `like_this`; it is known by the former from then on.
    """
    if isinstance(rule, dict):
        fields = {json_name(name): inner for name, inner in value.items()}
        for name in fields:
            if name not in rule:
                raise Refusal(400, f'Invalid JSON payload received. Unknown name "{name}" at \'{where}\': '
                                   "Cannot find field.")
        return {name: check(inner, rule[name], f"{where}.{proto_name(name)}") for name, inner in fields.items()}
    if isinstance(rule, tuple):
        return {check(name, rule[0], where): check(inner, rule[1], where) for name, inner in value.items()}
    if isinstance(rule, list):
        return [check(item, rule[0], f"{where}[{index}]") for index, item in enumerate(value)] if rule else value
    if not re.fullmatch(rule, str(value)):
        raise Refusal(400, f"Invalid value at '{where}': \"{value}\"")
    return value


def json_name(name):
    return re.sub("_([a-z])", lambda match: match[1].upper(), name)


def proto_name(name):
    return re.sub("[A-Z]", lambda match: "_" + match[0].lower(), name)


# ---- jobs ------------------------------------------------------------------------------------------------------------

RUN_TIME = timedelta(minutes=10)
ML_UNITS = 0.25                 # consumed by every job that ran


def objective(number):
    """What a trial reaches: some value, and never the same of two of the first hundred."""
    return round(0.5 + number * 37 % 100 / 250, 4)


def within(low, high, number, total):
    return float(low) + (float(high) - float(low)) * number / (total + 1)


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

    RAN = ("RUNNING", "SUCCEEDED", "FAILED")        # at the latest: it has started
    OVER = ("SUCCEEDED", "FAILED", "CANCELLED")
    TASK = "master-replica-0"                       # who writes its log
    REPORTS_NOTHING = 3                             # this trial of a study that has more of them

    @property
    def study(self):
        """How many trials there are, and how many at a time."""
        spec = self.input.get("hyperparameters")
        return spec and (int(spec["maxTrials"]), int(spec.get("maxParallelTrials", 1)))

    @property
    def run_time(self):
        total, parallel = self.study or (1, 1)
        return RUN_TIME * -(-total // parallel)

    def trials(self):
        """Those that have begun, as a number, whether it is over, and its begin. A round is over at each look."""
        if not self.study or not self.started:
            return
        total, parallel = self.study
        rounds = self.states[:self.position + 1].count("RUNNING") - 1
        over = total if self.state == "SUCCEEDED" else min(total, rounds * parallel)
        begun = over if self.state in self.OVER else min(total, over + parallel)
        for number in range(1, begun + 1):
            begin = (self.created + timedelta(seconds=1)).replace(microsecond=0)
            yield number, number <= over, begin + RUN_TIME * ((number - 1) // parallel)

    def has_failed(self, number):
        return number == self.REPORTS_NOTHING and self.study[0] > number

    @property
    def state(self):
        return self.states[self.position]

    @property
    def started(self):
        return any(state in self.RAN for state in self.states[:self.position + 1])

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
            job["endTime"] = timestamp(start + self.run_time * self.started)
            job["trainingOutput"] = {"consumedMLUnits": ML_UNITS * self.started}
        if self.study:
            job["trainingOutput"] |= {"isHyperparameterTuningJob": True,
                                      "trials": [self.trial(*trial) for trial in self.trials()]}
        if self.state in ("FAILED", "CANCELLING", "CANCELLED"):
            job["errorMessage"] = self.error
        return job


    def trial(self, number, over, begin):
        failed = self.has_failed(number)
        trial = {"trialId": str(number), "startTime": timestamp(begin), "hyperparameters": {
            parameter["parameterName"]: str(self.value(parameter, number))
            for parameter in self.input["hyperparameters"]["params"]}}
        trial["state"] = "RUNNING" if not over else "FAILED" if failed else "SUCCEEDED"
        if over:
            trial["endTime"] = timestamp(begin + RUN_TIME)
        if over and not failed:
            trial["finalMetric"] = {"objectiveValue": objective(number), "trainingStep": "1000"}
        return trial

    def value(self, parameter, number):
        values = parameter.get("categoricalValues") or parameter.get("discreteValues")
        if values:
            return values[number % len(values)]
        value = within(parameter["minValue"], parameter["maxValue"], number, self.study[0])
        return round(value) if parameter["type"] == "INTEGER" else value


class JobService:
    ERROR = ""                  # what a failed job says when nothing else is asked for

    def __init__(self, now, states, error, page_size):
        self.now, self.states, self.error, self.page_size = now, states, error or self.ERROR, page_size
        self.jobs = {}          # by (project, id), in the order of their creation
        self.lag = timedelta(0)     # so long a new job is not shown to who only reads

    def _keep(self, job, project):
        job.hidden_until = self.now() + self.lag
        self.jobs[project, job.id] = job
        return job.resource()

    def _page(self, request, field, project, wanted=lambda job: True):
        """One page of a project's jobs, newest first; each of them is thereby looked at."""
        jobs = [job for (owner, _), job in reversed(self.jobs.items())
                if owner == project and self._shows(job) and wanted(job)]
        begin = int(request.query.get("pageToken", 0))
        end = begin + min(self.page_size, int(request.query.get("pageSize") or self.page_size))
        for job in jobs[begin:end]:
            job.step()
        page = {field: [job.resource() for job in jobs[begin:end]]}
        return page | ({"nextPageToken": str(end)} if end < len(jobs) else {})

    def _look(self, job):
        if not self._shows(job):
            raise self._not_found()
        job.step()
        return job.resource()

    def _shows(self, job):
        return self.now() >= job.hidden_until


# ---- ML Engine -------------------------------------------------------------------------------------------------------

ACCELERATORS = r"NVIDIA_TESLA_(K80|P100|V100|P4|T4|A100)|TPU_V[23]|TPU_V[234]_POD"
REPLICA = {"acceleratorConfig": {"count": r"[1-9]\d*", "type": ACCELERATORS}, "imageUri": ".+", "tpuTfVersion": ".+",
           "containerArgs": [], "containerCommand": [], "diskConfig": {"bootDiskSizeGb": r"\d+", "bootDiskType": ".+"}}
PARAMETER = {"parameterName": ".+", "type": "DOUBLE|INTEGER|CATEGORICAL|DISCRETE", "minValue": ".+", "maxValue": ".+",
             "categoricalValues": [], "discreteValues": [],
             "scaleType": "NONE|UNIT_LINEAR_SCALE|UNIT_LOG_SCALE|UNIT_REVERSE_LOG_SCALE"}
TRAINING_INPUT = {
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


class MlEngine(JobService):
    ERROR = "The replica master 0 exited with a non-zero status of 1."

    @route("POST", "/v1/projects/([^/]+)/jobs")
    def create(self, request, project):
        job = request.json
        name = job.get("jobId", "")
        training = check(job.get("trainingInput", {}), TRAINING_INPUT, "job.training_input")
        self._check(project, name, training)
        return self._keep(Job(name, training, job.get("labels", {}), self.now().replace(microsecond=0),
                              [*self.states], self.error), project)

    def _check(self, project, name, training):
        if training.get("scaleTier") == "CUSTOM" and "masterType" not in training:
            raise Refusal(400, "Field: job.training_input.master_type Error: Scale tier CUSTOM needs a master type.")
        if not re.fullmatch(r"[A-Za-z]\w{0,127}", name, re.ASCII):
            raise Refusal(400, "Field: job.job_id Error: A name should start with a letter and contain only letters, "
                               "numbers and underscores.")
        if (project, name) in self.jobs:
            raise Refusal(409, "Field: job.job_id Error: A job with this id already exists.")

    @route("GET", "/v1/projects/([^/]+)/jobs")
    def list(self, request, project):
        return self._page(request, "jobs", project)

    @route("GET", "/v1/projects/([^/]+)/jobs/([^/:]+)")
    def get(self, request, project, name):
        return self._look(self._find(project, name))

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

    @staticmethod
    def _not_found():
        return Refusal(404, "Field: name Error: The specified job was not found.")


# ---- Vertex AI -------------------------------------------------------------------------------------------------------

ACCELERATOR_TYPES = (r"ACCELERATOR_TYPE_UNSPECIFIED|NVIDIA_TESLA_(K80|P100|V100|P4|T4|A100)|NVIDIA_(A100_80GB|L4|B200)|"
                     r"NVIDIA_H(100|100_MEGA)_80GB|NVIDIA_H200_141GB|TPU_V[23]|TPU_V4_POD|TPU_V5_LITEPOD")
ANYTHING, DURATION, NUMBER = "(?s).*", r"\d+(\.\d{1,9})?s", r"-?\d+(\.\d+)?(e[+-]?\d+)?"
LABELS = (r"[^\W\d_A-Z](-|[^\WA-Z]){0,62}", r"(-|[^\WA-Z]){0,63}")      # letters of any script, none of them large
KMS_KEY = {"kmsKeyName": "projects/[^/]+/locations/[^/]+/keyRings/[^/]+/cryptoKeys/[^/]+"}
ENVIRONMENT = [{"name": r"[A-Za-z_]\w*", "value": ANYTHING}]
POOL = {
    "machineSpec": {"machineType": "[a-z0-9-]+", "acceleratorType": ACCELERATOR_TYPES, "acceleratorCount": r"\d+",
                    "tpuTopology": r"\d+(x\d+)+",
                    "reservationAffinity": {"key": ".+", "values": [".+"], "reservationAffinityType":
                                            "TYPE_UNSPECIFIED|(NO|ANY|SPECIFIC)_RESERVATION"}},
    "replicaCount": r"\d+",
    "diskSpec": {"bootDiskType": "pd-ssd|pd-standard|hyperdisk-balanced", "bootDiskSizeGb": r"\d+"},
    "nfsMounts": [{"server": ".+", "path": ".+", "mountPoint": ".+"}],
    "containerSpec": {"imageUri": r"\S+", "command": [ANYTHING], "args": [ANYTHING], "env": ENVIRONMENT},
    "pythonPackageSpec": {"executorImageUri": r"\S+", "packageUris": ["gs://.+"], "pythonModule": r"[\w.]+",
                          "args": [ANYTHING], "env": ENVIRONMENT},
}
JOB_SPEC = {
    "workerPoolSpecs": [POOL], "baseOutputDirectory": {"outputUriPrefix": "gs://.+"},
    "scheduling": {"timeout": DURATION, "maxWaitDuration": DURATION, "restartJobOnWorkerRestart": "True|False",
                   "disableRetries": "True|False",
                   "strategy": "STRATEGY_UNSPECIFIED|STANDARD|SPOT|FLEX_START|ON_DEMAND|LOW_COST"},
    "network": r"projects/\d+/global/networks/[^/]+", "reservedIpRanges": [".+"], "serviceAccount": r"[^@\s]+@[^@\s]+",
    "enableWebAccess": "True|False", "enableDashboardAccess": "True|False", "persistentResourceId": "[a-z][a-z0-9-]*",
    "tensorboard": "projects/.+/tensorboards/.+", "experiment": ".+", "experimentRun": ".+", "models": [".+"],
    "protectedArtifactLocationId": ".+",
}
STUDY_PARAMETER = {
    "parameterId": ".+", "scaleType": "SCALE_TYPE_UNSPECIFIED|UNIT_(LINEAR|LOG|REVERSE_LOG)_SCALE",
    "doubleValueSpec": {"minValue": NUMBER, "maxValue": NUMBER, "defaultValue": NUMBER},
    "integerValueSpec": {"minValue": r"-?\d+", "maxValue": r"-?\d+", "defaultValue": r"-?\d+"},
    "categoricalValueSpec": {"values": [ANYTHING], "defaultValue": ANYTHING},
    "discreteValueSpec": {"values": [NUMBER], "defaultValue": NUMBER},
    "conditionalParameterSpecs": [],
}
VALUE_SPECS = ("doubleValueSpec", "integerValueSpec", "categoricalValueSpec", "discreteValueSpec")
STUDY = {
    "metrics": [{"metricId": ".+", "goal": "MAXIMIZE|MINIMIZE"}], "parameters": [STUDY_PARAMETER],
    "algorithm": "ALGORITHM_UNSPECIFIED|GRID_SEARCH|RANDOM_SEARCH",
    "measurementSelectionType": "(LAST|BEST)_MEASUREMENT", "observationNoise": "LOW|HIGH",
    "medianAutomatedStoppingSpec": {"useElapsedDuration": "True|False"},
    "decayCurveStoppingSpec": {"useElapsedDuration": "True|False"},
}
ANY_JOB = {"displayName": "(?s).{0,128}", "labels": LABELS, "encryptionSpec": KMS_KEY}
CUSTOM_JOB = ANY_JOB | {"jobSpec": JOB_SPEC}
TUNING_JOB = ANY_JOB | {"trialJobSpec": JOB_SPEC, "studySpec": STUDY, "maxTrialCount": r"\d+",
                        "parallelTrialCount": r"\d+", "maxFailedTrialCount": r"\d+"}
MOST_POOLS, MOST_LABELS = 4, 64


def mistakes(message, kind):
    """What is wrong with a message whose fields are each right, as pairs of a field and what the service says of it."""
    yield from missing(message, "", "displayName")
    if len(message.get("labels", {})) > MOST_LABELS:
        yield "labels", f"There are more than {MOST_LABELS} labels."
    if kind == "customJobs":
        yield from mistakes_of_spec(message.get("jobSpec", {}), "job_spec.")
    else:
        yield from missing(message, "", "maxTrialCount", "parallelTrialCount")
        yield from missing(message.get("studySpec", {}), "study_spec.", "metrics", "parameters")
        yield from mistakes_of_spec(message.get("trialJobSpec", {}), "trial_job_spec.")


def mistakes_of_spec(spec, where):
    yield from missing(spec, where, "workerPoolSpecs")
    pools = spec.get("workerPoolSpecs", [])
    if len(pools) > MOST_POOLS:
        yield f"{where}worker_pool_specs", f"There are more than {MOST_POOLS} worker pools."
    for index, pool in enumerate(pools):
        skipped = not pool and 0 < index < len(pools) - 1
        if not skipped:
            yield from mistakes_of_pool(pool, f"{where}worker_pool_specs[{index}]", first=index == 0)


def mistakes_of_pool(pool, where, first):
    tasks = [task for task in ("containerSpec", "pythonPackageSpec") if task in pool]
    if len(tasks) != 1:
        yield where, "Exactly one of `container_spec` and `python_package_spec` should be specified."
    if "containerSpec" in tasks:
        yield from missing(pool["containerSpec"], f"{where}.container_spec.", "imageUri")
    if "pythonPackageSpec" in tasks:
        yield from missing(pool["pythonPackageSpec"], f"{where}.python_package_spec.", "executorImageUri",
                           "packageUris", "pythonModule")
    machine, replicas = pool.get("machineSpec", {}), int(pool.get("replicaCount", 0))
    yield from missing(machine, f"{where}.machine_spec.", "machineType")
    if ("acceleratorType" in machine) != ("acceleratorCount" in machine):
        yield (f"{where}.machine_spec.accelerator_type",
               "Both `accelerator_type` and `accelerator_count` should be specified or none.")
    if replicas < 1 or first and replicas != 1:
        yield f"{where}.replica_count", "The first worker pool has one replica, and every other at least one."


def missing(message, where, *names):
    return [(where + proto_name(name), "Required field is not set.") for name in names if not message.get(name)]


def is_number(word):
    return re.fullmatch(NUMBER, str(word)) is not None


@dataclasses.dataclass
class VertexJob(Job):
    """Its input is all that came with it: the message of a custom or of a tuning job."""

    name: str = ""              # of the resource, with the number of its project

    WORDS = {"PREPARING": "PENDING"}        # that differ from ML Engine's
    RAN = ("RUNNING", "UPDATING", "SUCCEEDED", "PARTIALLY_SUCCEEDED")
    OVER = (*Job.OVER, "PARTIALLY_SUCCEEDED", "EXPIRED")
    TASK = "workerpool0-0"

    @property
    def study(self):
        return "studySpec" in self.input and (int(self.input["maxTrialCount"]), int(self.input["parallelTrialCount"]))

    def trial(self, number, over, begin):
        failed = self.has_failed(number)
        trial = {"id": str(number), "state": "ACTIVE", "startTime": timestamp(begin), "parameters": [
            {"parameterId": name, "value": value}
            for parameter in self.input["studySpec"]["parameters"] for name, value in self.values(parameter, number)]}
        if over:
            trial |= {"state": "INFEASIBLE" if failed else "SUCCEEDED", "endTime": timestamp(begin + RUN_TIME)}
        if over and failed:
            trial["infeasibleReason"] = "The trial reported no metric."
        if over and not failed:
            metric = self.input["studySpec"]["metrics"][0]["metricId"]
            trial["finalMeasurement"] = {"stepCount": "1000", "metrics": [{"metricId": metric,
                                                                           "value": objective(number)}]}
        return trial

    def values(self, parameter, number):
        """Of a parameter, and of those that depend on the value that it has."""
        kind, spec = next((kind, parameter[kind]) for kind in VALUE_SPECS if kind in parameter)
        if "values" in spec:
            value = spec["values"][number % len(spec["values"])]
        else:
            value = within(spec["minValue"], spec["maxValue"], number, self.study[0])
            value = float(round(value)) if kind == "integerValueSpec" else value
        yield parameter["parameterId"], value
        for condition in parameter.get("conditionalParameterSpecs", []):
            (wanted,) = (condition[name]["values"] for name in condition if name.startswith("parent"))
            if str(value) in map(str, wanted) or value in [float(word) for word in wanted if is_number(word)]:
                yield from self.values(condition["parameterSpec"], number)

    def resource(self):
        """As the service has it, only some of its ways to be over have an end time, and times of running are round."""
        start = (self.created + timedelta(seconds=1)).replace(microsecond=0)
        end = start + self.run_time * self.started
        updated = end if self.state in self.OVER else start if self.started else self.created
        job = self.input | {
            "name": self.name, "state": f"JOB_STATE_{self.WORDS.get(self.state, self.state)}",
            "createTime": timestamp(self.created),
            "updateTime": timestamp(updated.replace(microsecond=self.created.microsecond))}
        if self.study:
            job["trials"] = [self.trial(*trial) for trial in self.trials()]
        if self.started:
            job["startTime"] = timestamp(start)
        if self.state in Job.OVER:
            job["endTime"] = timestamp(end)
        if self.state == "FAILED":
            job["error"] = {"code": 3, "message": self.error}
        if self.state == "CANCELLED":
            job["error"] = {"code": 1, "message": "CANCELED"}
        return job


class VertexAi(JobService):
    """Custom and tuning jobs of all regions. No name is the client's to choose: the same request twice is two jobs."""

    ERROR = "The replica workerpool0-0 exited with a non-zero status of 1."
    JOBS = "/v1/projects/([^/]+)/locations/([^/]+)/(customJobs|hyperparameterTuningJobs)"
    RULES = {"customJobs": CUSTOM_JOB, "hyperparameterTuningJobs": TUNING_JOB}

    def __init__(self, *knobs):
        super().__init__(*knobs)
        self._numbers = {}      # by project

    @route("POST", JOBS)
    def create(self, request, project, region, kind):
        message = check(request.json, self.RULES[kind], proto_name(kind).removesuffix("s"))
        wrong = [f"{number}.Field: {field}; Message: {text}\t"
                 for number, (field, text) in enumerate(mistakes(message, kind), start=1)]
        if wrong:
            raise Refusal(400, "List of found errors:\t" + "".join(wrong))
        project = self._project(project)
        id = self._new_id()
        name = f"projects/{self.number(project)}/locations/{region}/{kind}/{id}"
        return self._keep(VertexJob(id, message, message.get("labels", {}), self.now(), [*self.states], self.error,
                                    name=name), project)

    @route("GET", JOBS)
    def list(self, request, project, region, kind):
        parent = f"/locations/{region}/{kind}/"
        return self._page(request, kind, self._project(project), lambda job: parent in job.name)

    @route("GET", JOBS + r"/(\d+)")
    def get(self, request, *path):
        return self._look(self._find(*path))

    @route("POST", JOBS + r"/(\d+):cancel")
    def cancel(self, request, *path):
        self._find(*path).cancel()
        return {}

    def number(self, project):
        """Every project has one, and goes by either."""
        return self._numbers.setdefault(project, str(123456789012 + len(self._numbers)))

    def _project(self, word):
        return next((project for project, number in self._numbers.items() if number == word), word)

    def _new_id(self):
        """Like the service's own: long, and in no order."""
        return str(4000795213665529001 * (len(self.jobs) + 1) % (9 * 10**18))

    def _find(self, project, region, kind, id):
        job = self.jobs.get((self._project(project), id))
        if not job or not job.name.endswith(f"/locations/{region}/{kind}/{id}"):
            raise self._not_found()
        return job

    @staticmethod
    def _not_found():
        return Refusal(404, "The job does not exist.")


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
                items.append(self._object(request, bucket, name))
        return {"kind": "storage#objects", "items": items, "prefixes": sorted(folders)}

    @route("GET", "/storage/v1/b/([^/]+)/o/([^/]+)")
    def get_object(self, request, bucket, name):
        self._bucket(bucket)
        if (bucket, name) not in self.objects:
            raise Refusal(404, f"No such object: {bucket}/{name}")
        return self._object(request, bucket, name)

    @route("GET", "/download/storage/v1/b/([^/]+)/o/([^/]+)")
    def download(self, request, bucket, name):
        if (bucket, name) not in self.objects:
            raise Refusal(404, f"No such object: {bucket}/{name}")
        return Answer(body=self.objects[bucket, name], type="application/octet-stream")

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
        return self._object(request, bucket, name)

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
        return self._object(request, bucket, name)

    def _bucket(self, name):
        if name not in self.buckets:
            raise Refusal(404, "The specified bucket does not exist.")
        location = self.buckets[name].upper()
        return {"kind": "storage#bucket", "id": name, "name": name, "location": location, "storageClass": "STANDARD",
                "locationType": "region" if "-" in location else "multi-region", "metageneration": "1"}

    def _object(self, request, bucket, name):
        content = self.objects[bucket, name]
        return {"kind": "storage#object", "id": f"{bucket}/{name}/1", "bucket": bucket, "name": name,
                "size": str(len(content)), "generation": "1", "metageneration": "1", "storageClass": "STANDARD",
                "md5Hash": base64.b64encode(hashlib.md5(content).digest()).decode(), "etag": "CAE=",
                "mediaLink": f"http://{request.headers['host']}/download/storage/v1/b/{bucket}/o/"
                             f"{urllib.parse.quote(name, safe='')}?generation=1&alt=media",
                "timeCreated": self.born, "updated": self.born}


def two_parts(request):
    """The metadata and the content of a multipart upload. gcloud's two libraries end their lines in two ways."""
    boundary = b"--" + re.search("boundary=['\"]?([^'\";]+)", request.headers["content-type"])[1].encode()
    newline = b"\r\n" if boundary + b"\r\n" in request.body else b"\n"
    parts = [part.removeprefix(newline).removesuffix(newline) for part in request.body.split(boundary)[1:3]]
    metadata, content = (part.partition(newline * 2)[2] for part in parts)
    return json.loads(metadata), content


# ---- what doctor asks beside -----------------------------------------------------------------------------------------


class Accounts:
    """Who may come in, which APIs a project has enabled, and its service accounts, by address: whether one is disabled."""

    def __init__(self, apis=("aiplatform", "logging", "ml", "storage")):
        self.apis = list(apis)
        self.service_accounts = {}

    @route("POST", "/token")
    def token(self, request):
        return {"access_token": "a-token", "expires_in": 3600, "token_type": "Bearer"}

    @route("GET", "/v1/projects/([^/]+)/services")
    def list_services(self, request, project):
        if request.query.get("filter") != "state:ENABLED":
            raise Refusal(400, "The emulator lists enabled services only.")
        return {"services": [{"name": f"projects/1/services/{api}.googleapis.com", "parent": "projects/1",
                              "config": {"name": f"{api}.googleapis.com"}, "state": "ENABLED"} for api in self.apis]}

    @route("GET", "/v1/projects/-/serviceAccounts/([^/]+)")
    def get_service_account(self, request, address):
        if address not in self.service_accounts:
            raise Refusal(404, f"Unknown service account: {address}")
        disabled = {"disabled": True} if self.service_accounts[address] else {}
        return {"name": f"projects/-/serviceAccounts/{address}", "email": address, "uniqueId": "1"} | disabled


# ---- Logging ---------------------------------------------------------------------------------------------------------

SEVERITIES = ("DEFAULT", "DEBUG", "INFO", "NOTICE", "WARNING", "ERROR", "CRITICAL", "ALERT", "EMERGENCY")


class Logging:
    """Entries come in by `write`, late ones with `arrives`; every answer gives a page twice when `doubles` is set."""

    LONGEST_FILTER = 20_000

    def __init__(self, now, *services):
        self._now = now
        self._services = services
        self._arrives = []      # of each entry, when it can be read
        self.entries = []
        self.doubles = False

    def write(self, job, text, severity="INFO", *, task=None, at=None, arrives=None, **more):
        """A line in the log of a job: the n-th of all is written n milliseconds after its job's creation.

        `more` takes the place of fields of the entry; None takes one away."""
        project, found = next((project, found) for service in self._services
                              for (project, name), found in service.jobs.items() if name == job)
        number, task = len(self.entries) + 1, task or found.TASK
        entry = {
            "insertId": f"line{number:06}", "severity": severity, "textPayload": text,
            "timestamp": timestamp(at or found.created + timedelta(milliseconds=number)),
            "logName": f"projects/{project}/logs/{task}",
            "resource": {"type": "ml_job", "labels": {"job_id": job, "task_name": task}}} | more
        self.entries.append({name: value for name, value in entry.items() if value is not None})
        self._arrives.append(arrives or datetime.min.replace(tzinfo=timezone.utc))

    @route("POST", "/v2/entries:list")
    def read(self, request):
        asked = request.json
        words = asked.get("filter", "")
        if len(words.encode()) > self.LONGEST_FILTER:
            raise Refusal(400, "The filter is too long.")
        passes = LogFilter(words).read() if words else lambda entry: True
        now = self._now()
        entries = [entry for entry, arrives in zip(self.entries, self._arrives) if arrives <= now and passes(entry)]
        entries.sort(key=lambda entry: (moment(entry["timestamp"]), entry["insertId"]),
                     reverse="desc" in asked.get("orderBy", ""))
        token, size = int(asked.get("pageToken", 0)), min(asked.get("pageSize", 1000), 1000)
        page = token // 2 if self.doubles else token
        last = (page + 1) * size >= len(entries) and (token % 2 or not self.doubles)
        return {"entries": entries[page * size:(page + 1) * size]} | ({} if last else {"nextPageToken": str(token + 1)})


def moment(text):
    """A time to the nanosecond, as what can be compared."""
    second, _, fraction = text.removesuffix("Z").partition(".")
    return datetime.fromisoformat(second), int(fraction.ljust(9, "0") or 0)


class LogFilter:
    """Logging's language as far as it is used here: comparisons, AND, OR, NOT and parentheses."""

    WORD = re.compile(r'\s*("(?:[^"\\]|\\.)*"|[()]|!=|>=|<=|=|<|>|[^\s()=<>!"]+)')
    ORDERS = {"=": lambda a, b: a == b, "!=": lambda a, b: a != b, ">=": lambda a, b: a >= b,
              "<=": lambda a, b: a <= b, ">": lambda a, b: a > b, "<": lambda a, b: a < b}

    def __init__(self, text):
        self._words = self.WORD.findall(text)
        if self.WORD.sub("", text).strip():
            raise Refusal(400, f"Unparseable filter: {text}")

    def read(self):
        passes = self._any()
        if self._words:
            raise Refusal(400, f"Unparseable filter: syntax error at {self._words[0]}")
        return passes

    def _take(self, word):
        if self._words[:1] != [word]:
            return False
        return bool(self._words.pop(0))

    def _any(self):
        parts = [self._all()]
        while self._take("OR"):
            parts.append(self._all())
        return lambda entry: any(part(entry) for part in parts)

    def _all(self):
        parts = [self._one()]
        while self._take("AND"):
            parts.append(self._one())
        return lambda entry: all(part(entry) for part in parts)

    def _one(self):
        if self._take("NOT"):
            inner = self._one()
            return lambda entry: not inner(entry)
        if self._take("("):
            inner = self._any()
            self._close()
            return inner
        if len(self._words) < 3 or self._words[1] not in self.ORDERS:
            raise Refusal(400, "Unparseable filter: a comparison is missing")
        field, order = self._words.pop(0), self.ORDERS[self._words.pop(0)]
        values = self._values()
        return lambda entry: any(order(self._value(field, found), self._value(field, value))
                                 for found in [self._find(entry, field)] for value in values if found is not None)

    def _values(self):
        if not self._take("("):
            return [self._word()]
        values = [self._word()]
        while self._take("OR"):
            values.append(self._word())
        self._close()
        return values

    def _close(self):
        if not self._take(")"):
            raise Refusal(400, "Unparseable filter: a parenthesis is not closed")

    def _word(self):
        word = self._words.pop(0)
        return json.loads(word) if word.startswith('"') else word

    @staticmethod
    def _find(entry, field):
        for name in field.split("."):
            entry = entry.get(name) if isinstance(entry, dict) else None
        return entry

    @staticmethod
    def _value(field, value):
        if field == "timestamp":
            return moment(value)
        return SEVERITIES.index(value) if field == "severity" else value
