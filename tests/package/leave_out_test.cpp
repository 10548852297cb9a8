#include "package/leave_out.hpp"

#include "support/scratch.hpp"

#include <doctest/doctest.h>

namespace mltrain {

TEST_CASE("names tell what never travels")
{
    for (const char* name :
        {".git", ".hg", ".svn", "__pycache__", ".mypy_cache", ".pytest_cache", ".ruff_cache",
            ".tox", ".nox", ".eggs", "x.egg-info", "node_modules", ".ipynb_checkpoints", ".env"}) {
        CAPTURE(name);
        CHECK_FALSE(why_not_directory(name).empty());
    }
    for (const char* name : {"git", "data", "build", "dist", "env", "egg-info", "keys", ".github"})
        CHECK(why_not_directory(name).empty());
    for (const char* name : {".git", "a.pyc", "a.pyo", ".DS_Store", ".env", ".env.local", "a.pem",
             "A.PEM", "a.key", "a.p12", "a.pfx", "id_rsa", "id_rsa.pub", "id_ed25519_work"}) {
        CAPTURE(name);
        CHECK_FALSE(why_not_file(name).empty());
    }
    for (const char* name : {"task.py", "env", ".environment", "key", "a.keys", "id_rsa_test.py",
             "rsa", ".gitignore", "a.json"}) {
        CAPTURE(name);
        CHECK(why_not_file(name).empty());
    }
}

TEST_CASE("a key is known by what is in it")
{
    const std::string account = R"({"type": "service_account", "private_key": "x"})";
    CHECK(why_not_content(account) == "the key of a service account");
    CHECK(why_not_content("\n " + account) == "the key of a service account");
    CHECK_FALSE(why_not_content(R"({"type": "authorized_user", "refresh_token": "x"})").empty());
    CHECK(why_not_content("-----BEGIN RSA PRIVATE KEY-----\nx\n") == "a private key");
    CHECK(why_not_content("-----BEGIN OPENSSH PRIVATE KEY-----") == "a private key");
    for (const char* harmless : {"", "{", R"({"type": "service_account"})",
             R"({"private_key": "x"})", "-----BEGIN CERTIFICATE-----\nPRIVATE KEY",
             "keys = {'type': 'service_account', 'private_key': 'x'}", "[1]"})
        CHECK(why_not_content(harmless).empty());
}

TEST_CASE("build and dist are left out only when all in them is setuptools' own")
{
    const Scratch scratch;
    const auto why = [&](const char* name) { return why_not_at_top(scratch.path() / name, name); };
    CHECK(why("build").empty());
    scratch.write("build/lib/trainer/task.py", "");
    scratch.write("build/bdist.linux-x86_64/x", "");
    CHECK_FALSE(why("build").empty());
    scratch.write("build/Makefile", "");
    CHECK(why("build").empty());
    scratch.write("dist/trainer-1.0.tar.gz", "");
    scratch.write("dist/trainer-1.0.whl", "");
    CHECK_FALSE(why("dist").empty());
    scratch.write("dist/index.html", "");
    CHECK(why("dist").empty());
    scratch.write("lib/lib/x", "");
    CHECK(why("lib").empty());
}

TEST_CASE("a virtual environment has a pyvenv.cfg")
{
    const Scratch scratch;
    CHECK(why_not_holding(scratch.path()).empty());
    scratch.write("pyvenv.cfg", "");
    CHECK_FALSE(why_not_holding(scratch.path()).empty());
}

}  // namespace mltrain
