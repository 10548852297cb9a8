#include "show/help_text.hpp"

#include "show/help_page.hpp"
#include "show/manual_page.hpp"

#include <doctest/doctest.h>

namespace mltrain {

namespace {

constexpr const char* page = R"(# mltrain boil

Boil water.

    mltrain boil [POT…] [options]

<!-- for us: salt
the water -->

Fills POT, and *waits*. What `--hot` means says [salt](salt.md), and
[the kitchen](../kitchen.md#fire); [who](https://example.com/a_b) said so.

- one thing that takes more room than there is in a line of this narrow text
- **another**

1. first
2. second

## Options

- `-n`, `--hot DEGREES`: How hot; `100` when left out, which is the
  boiling point at the sea.

| pot | holds |
|---|---|
| `small`, `tiny` | a litre, or `a | b` of them and some more |
| large | three |

```sh
mltrain boil *.toml   # as_it stands
```
)";

}  // namespace

TEST_CASE("a page of help is text that fits the terminal")
{
    CHECK(help_text(page, 44, Style{}) == R"(mltrain boil

  Boil water.

    mltrain boil [POT…] [options]

  Fills POT, and waits. What `--hot` means
  says `mltrain help salt`, and the kitchen
  (`mltrain help kitchen`); who
  <https://example.com/a_b> said so.

  - one thing that takes more room than
    there is in a line of this narrow text
  - another

  1. first
  2. second

Options

  -n, --hot DEGREES
        How hot; `100` when left out, which
        is the boiling point at the sea.

  pot          holds
  small, tiny  a litre, or `a | b` of them
               and some more
  large        three

    mltrain boil *.toml   # as_it stands
)");
}

TEST_CASE("at a terminal, code and headings are bold, and take no more room")
{
    CHECK(help_text("# A `b`\n\nSay `mltrain help`.\n", 80, Style{true})
        == "\x1b[1mA b\x1b[0m\n\n  Say \x1b[1mmltrain\x1b[0m \x1b[1mhelp\x1b[0m.\n");
}

TEST_CASE("a page of help is a man page")
{
    CHECK(manual_page(page, {"mltrain-boil", 1, "boil water"}) == R"(mltrain-boil(1)

# NAME

mltrain-boil - boil water

# SYNOPSIS

mltrain boil [POT…] [options]

# DESCRIPTION

Fills POT, and _waits_. What *--hot* means says *mltrain-salt*(1), and the kitchen (*mltrain-kitchen*(7)); who <https://example.com/a\_b> said so.

- one thing that takes more room than there is in a line of this narrow text
- *another*

. first
. second

# OPTIONS

*-n*, *--hot DEGREES*
	How hot; *100* when left out, which is the boiling point at the sea.

|[ *pot*
:[ *holds*
|  *small*, *tiny*
:  a litre, or *a | b* of them and some more
|  large
:  three


```
mltrain boil *.toml   # as_it stands
```

)");
}

TEST_CASE("a page's own signs are not taken for scdoc's")
{
    const ManualHead head{"mltrain-x", 7, "signs"};
    const auto line_of = [&](const std::string& markdown) {
        const std::string source = manual_page("# T\n\n" + markdown + "\n", head);
        const auto begin = source.find("# DESCRIPTION\n\n") + 15;
        return source.substr(begin, source.find('\n', begin) - begin);
    };
    CHECK(line_of("a_b, 2 * 3 and c++") == R"(a\_b, 2 \* 3 and c\++)");
    CHECK(line_of(".profile goes first") == R"(\.profile goes first)");
    CHECK(line_of("`[limits]` is a table") == R"(*[limits]* is a table)");
    CHECK(line_of("`a_b`") == R"(*a\_b*)");
}

}  // namespace mltrain
