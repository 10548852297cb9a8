#include "job/secrets.hpp"

#include "base/text.hpp"

#include <doctest/doctest.h>

namespace mltrain {

TEST_CASE("a name tells of a secret, or of something about one")
{
    for (const char* name : {"--password", "--db-password", "DB_PASSWD", "token", "--hf-token",
             "HF_TOKEN", "secret", "CLIENT_SECRET", "api_key", "--api-key", "WANDB_API_KEY",
             "AWS_SECRET_ACCESS_KEY", "apikey", "credentials", "--private-key", "smtp.password"}) {
        CAPTURE(name);
        CHECK(is_name_of_secret(name));
    }
    // What trainers are really told.
    for (const char* name : {"--epochs", "--tokenizer", "--max-tokens", "--num-tokens",
             "--token-count", "--token-ids", "--key", "--keys", "--partition-key-name",
             "--password-file", "--credentials-path", "--pass", "--secretary", "--token-dropout",
             "--api-version", "", "--", "--pad-token", "eos_token", "--image-token"}) {
        CAPTURE(name);
        CHECK_FALSE(is_name_of_secret(name));
    }
}

TEST_CASE("a value tells of a secret by how it begins, and how long it is")
{
    const std::string rest(40, 'x');
    for (const char* beginning : {"AIza", "ya29.", "ghp_", "github_pat_", "glpat-", "AKIA", "sk-",
             "sk_live_", "hf_", "xoxb-"}) {
        CAPTURE(beginning);
        CHECK(is_like_secret(beginning + rest));
        CHECK_FALSE(is_like_secret(beginning));
    }
    CHECK(is_like_secret("-----BEGIN RSA PRIVATE KEY-----\nMII"));
    for (const char* value :
        {"", "sk-learn", "hf_model", "gs://my-bucket/AIza", "-----BEGIN CERTIFICATE-----", "0.001",
            "sk-learn-experiments/with/a/long/name/of/a/folder/below"}) {
        CAPTURE(value);
        CHECK_FALSE(is_like_secret(value));
    }
}

TEST_CASE("where a secret stands is said, and never what it is")
{
    JobSpec spec;
    const std::string key = "AIza" + std::string(40, 'x');
    spec.args = {"--epochs", "20", key, "--password", "hunter2", "--token=hunter2", "--api-key",
        "--resume", key, "--empty-secret="};
    spec.env = {{"HF_TOKEN", "hunter2"}, {"LEVEL", "2"}, {"OTHER_TOKEN", ""}};
    spec.labels = {{"api_key", "hunter2"}};
    CHECK(joined(likely_secrets(spec), "; ")
        == "word 3 of args; args --password; args --token; args --resume; env HF_TOKEN; labels api_key");
    for (const char* service : {"vertex-ai", "ml-engine", "local"}) {
        const auto notes = notes_of_secrets(spec, service);
        REQUIRE(notes.size() == 1);
        CHECK(notes[0].find("hunter2") == std::string::npos);
        CHECK((notes[0].find("env_from_file") != std::string::npos)
            == (std::string(service) != "ml-engine"));
    }
    CHECK(notes_of_secrets({}, "local").empty());
}

}  // namespace mltrain
