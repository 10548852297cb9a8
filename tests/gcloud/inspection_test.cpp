// What an answer of gcloud's may be read as, whatever it is: half an answer is no good news.
#include "gcloud/inspection.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace mltrain {

namespace {

using Is = Finding::State;

JobSpec bucket_spec()
{
    JobSpec spec;
    spec.project = "my-project";
    spec.region = "us-central1";
    spec.staging_bucket = "gs://my-bucket";
    spec.service_account = "trainer@my-project.iam.gserviceaccount.com";
    return spec;
}

Outcome refused(const std::string& words)
{
    Outcome outcome;
    outcome.exit_code = 1;
    outcome.err = "ERROR: (gcloud.x) " + words + "\n";
    return outcome;
}

Outcome answered(const std::string& text)
{
    Outcome outcome;
    outcome.out = text;
    return outcome;
}

const Finding* of(const std::vector<Finding>& findings, const std::string& subject)
{
    const auto found = std::find_if(findings.begin(), findings.end(),
        [&](const Finding& finding) { return finding.subject == subject; });
    return found == findings.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("an answer that cannot be read is never good news, and never bad")
{
    const JobSpec spec = bucket_spec();
    for (const char* garbled :
        {"", "{}", "[]", "null", "{\"location\": 5}", "[{\"config\": ", "\xff"}) {
        for (const Inquiry& inquiry : job_inquiries(spec)) {
            CAPTURE(inquiry.subject);
            CAPTURE(garbled);
            CHECK(inquiry.read(answered(garbled)).state == Is::unknown);
        }
    }
    for (const char* garbled : {"", "{}", "null", "[{\"config\": ", "\xff"}) {
        const auto inquiries = machine_inquiries(spec, "/usr/bin/gcloud");
        REQUIRE(inquiries.size() == 4);
        const std::vector<Outcome> outcomes(4, answered(garbled));
        for (const Finding& finding : machine_findings(spec, inquiries, outcomes)) {
            CAPTURE(finding.subject);
            const bool is_asked = finding.subject != "project" && finding.subject != "region";
            CHECK((!is_asked || finding.state == Is::unknown || finding.state == Is::doubtful));
        }
    }
}

TEST_CASE("what spoilt the questions is said once, in front")
{
    const auto inquiries = job_inquiries(bucket_spec());
    REQUIRE(inquiries.size() == 2);
    const Outcome gone = refused("You do not currently have an active account selected.");
    const auto findings = findings_of(inquiries, {gone, gone});
    REQUIRE(findings.size() == 3);
    CHECK(findings[0].subject == "login");
    CHECK(findings[0].is_access);
    CHECK(findings[0].seen == "You do not currently have an active account selected");
    CHECK(findings[1].state == Is::unknown);
    CHECK(findings[2].state == Is::unknown);

    Outcome missing;
    missing.not_found = true;
    const auto alone = findings_of(inquiries, {missing, missing});
    REQUIRE(alone.size() == 1);
    CHECK(alone[0].subject == "gcloud");
    CHECK(alone[0].is_access);
}

TEST_CASE("trouble that passes says nothing of what was asked about")
{
    const JobSpec spec = bucket_spec();
    const auto inquiries = machine_inquiries(spec, "/usr/bin/gcloud");
    Outcome late;
    late.timed_out = true;
    late.exit_code = 143;
    for (const Outcome& passing :
        {refused("gcloud crashed (ConnectionError): x"), late,
            refused("HttpError accessing <http://x>: response: <{'status': '503'}>"),
            refused("RESOURCE_EXHAUSTED: quota of requests"), refused("words that nobody knows")}) {
        const auto findings = machine_findings(spec, inquiries,
            {answered(R"({"Google Cloud SDK": "528.0.0"})"),
                answered(R"([{"account": "me", "status": "ACTIVE"}])"), passing, passing});
        for (const char* subject : {"APIs", "bucket"}) {
            CAPTURE(subject);
            const Finding* finding = of(findings, subject);
            REQUIRE(finding);
            CHECK(finding->state == Is::unknown);
        }
        CHECK(of(findings, "login")->state == Is::good);
    }
}

TEST_CASE("each bucket that a job names is asked about once, and no more than six")
{
    JobSpec spec = bucket_spec();
    spec.service_account.reset();
    spec.job_dir = "gs://my-bucket/jobs/1";
    spec.packages = {"gs://other/p.tar.gz", "/here/q.tar.gz"};
    spec.args = {"--train=gs://data/a", "gs://data/b", "--note", "see gs://nothing/here",
        "gs://Not_A_Bucket!", "--x=gs://more/c"};
    std::vector<std::string> asked;
    for (const Inquiry& inquiry : job_inquiries(spec)) asked.push_back(inquiry.argv.at(4));
    CHECK(asked
        == std::vector<std::string>{"gs://my-bucket", "gs://other", "gs://data", "gs://more"});

    for (int i = 0; i < 20; ++i) spec.args.push_back("gs://bucket-" + std::to_string(i) + "/x");
    CHECK(job_inquiries(spec).size() == 6);
}

}  // namespace mltrain
