// The parameters of [hyperparameters]: how they are spelled in a job file, and what must hold for them whatever the
// service. The rules are those of the messages HyperparameterSpec of ML Engine v1 and StudySpec of Vertex AI v1. Pure.
#pragma once

#include "job/spec.hpp"
#include "job/values.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mltrain {

/// "[hyperparameters.params.rate] min = 0.1": what stands right of the equals sign.
struct ParameterValue {
    std::vector<std::string>
        words;  ///< text as it is meant, numbers as spelled; one unless it is a list
    bool is_list = false;
    bool is_number = false;
};

/// Fills one key of a parameter.
std::optional<ValueTrouble> fill(
    Hyperparameter& parameter, std::string_view key, const ParameterValue& value);

/// A decimal number; nothing for other text. For comparing, not for reckoning.
std::optional<double> number_of(std::string_view text);

/// `{ type = "DOUBLE", min = 0.001, max = 0.1 }`: as a job file spells it.
std::string inline_table(const Hyperparameter& parameter);

/// "DOUBLE 0.001 to 0.1, UNIT_LOG_SCALE": for people.
std::string brief_text(const Hyperparameter& parameter);

/// With a key each, such as "hyperparameters.params.rate.min".
std::vector<Problem> check(const Hyperparameters& tuning);

}  // namespace mltrain
