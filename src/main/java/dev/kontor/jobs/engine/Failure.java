package dev.kontor.jobs.engine;

import dev.kontor.shared.problem.DomainException;
import dev.kontor.shared.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/// Why a run did not succeed.
///
/// @param isFinal whether a retry would fail in the same way
record Failure(String code, String detail, boolean isFinal) {

    private static final int MAX = 1_000;

    static Failure of(Throwable cause) {
        if (cause instanceof DomainException refusal) {
            var detail = refusal.getMessage() == null ? refusal.code().remedy() : refusal.getMessage();
            boolean passes = refusal.code().status().is5xxServerError();
            return new Failure(refusal.code().code(), cut(detail), !passes);
        }
        // Its message may contain secrets or personal data; the log has it under the job's id.
        return new Failure(ProblemCode.INTERNAL.code(), "This is a bug in Kontor. Report the id of the job.", false);
    }

    static Failure processDied() {
        return new Failure(ProblemCode.INTERNAL.code(), "The processes that ran the job died repeatedly.", true);
    }

    private static String cut(@Nullable String text) {
        return text == null ? "" : text.length() > MAX ? text.substring(0, MAX) : text;
    }
}
