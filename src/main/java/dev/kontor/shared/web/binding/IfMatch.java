package dev.kontor.shared.web.binding;

import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.PreconditionException;
import dev.kontor.shared.problem.ProblemCode;
import java.util.List;
import java.util.Map;

/// The `If-Match` header of a change (RFC 9110, 13.1.1), as a controller argument. Absent, the request is
/// answered with 428 before the controller runs; an argument marked `@Nullable` is null then.
///
/// @param versions the versions named; empty for `*`, which fits any
public record IfMatch(List<String> versions) {

    /// Refuses the change with 412 unless this is a version that the caller has read.
    ///
    /// @param current the version of the object now
    public void require(long current) {
        if (!versions.isEmpty() && !versions.contains(Long.toString(current))) {
            throw new PreconditionException(
                    ProblemCode.PRECONDITION_FAILED,
                    Message.of("request.changed-since"),
                    Map.of("currentETag", "\"" + current + "\""));
        }
    }
}
