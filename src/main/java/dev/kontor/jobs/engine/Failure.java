package dev.kontor.jobs.engine;

import dev.kontor.shared.problem.DomainException;
import dev.kontor.shared.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/// Why a run did not get through.
///
/// @param isFinal whether it would be the same the next time
record Failure(String code, String detail, boolean isFinal) {

    private static final int MOST = 1_000;

    static Failure of(Throwable cause) {
        if (cause instanceof DomainException refusal) {
            var detail = refusal.getMessage() == null ? refusal.code().remedy() : refusal.getMessage();
            boolean passes = refusal.code().status().is5xxServerError();
            return new Failure(refusal.code().code(), cut(detail), !passes);
        }
        // What it says may name secrets or personal data; the log has it under the id of the job.
        return new Failure(ProblemCode.INTERNAL.code(), "This is our fault. Report the id of the job.", false);
    }

    static Failure died() {
        return new Failure(ProblemCode.INTERNAL.code(), "The processes that ran the job died again and again.", true);
    }

    private static String cut(@Nullable String text) {
        return text == null ? "" : text.length() > MOST ? text.substring(0, MOST) : text;
    }
}
