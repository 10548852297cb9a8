#include "job/answer.hpp"

namespace mltrain {

Answer answer_of(const Outcome& outcome, std::vector<std::string> argv, const Reason& reason)
{
    Answer answer;
    answer.message = reason.message;
    answer.hint = reason.hint;
    answer.refusal = reason.refusal;
    answer.interrupted = outcome.interrupted;
    answer.argv = std::move(argv);
    answer.exit_code = outcome.exit_code;
    answer.out = outcome.out;
    answer.err = outcome.err;
    return answer;
}

}  // namespace mltrain
