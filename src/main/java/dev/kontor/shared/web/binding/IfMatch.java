package dev.kontor.shared.web.binding;

import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.PreconditionException;
import dev.kontor.shared.problem.ProblemCode;
import java.util.List;
import java.util.Map;

/// The `If-Match` header of a change (RFC 9110, 13.1.1), as a controller argument. If it is absent, the response
/// is 428 before the controller runs; an argument marked `@Nullable` is null then.
///
/// @param versions the given versions; empty for `*`, which matches any
public record IfMatch(List<String> versions) {

    /// Rejects the change with 412 unless the caller has read this version.
    ///
    /// @param current the current version of the object
    public void require(long current) {
        if (!versions.isEmpty() && versions.stream().noneMatch(tag -> isOf(tag, Long.toString(current)))) {
            throw new PreconditionException(
                    ProblemCode.PRECONDITION_FAILED,
                    Message.of("request.changed-since"),
                    Map.of("currentETag", "\"" + current + "\""));
        }
    }

    /// A weak tag has the version before its content: `7-5f3a…`.
    private static boolean isOf(String tag, String version) {
        return tag.equals(version) || tag.startsWith(version + "-");
    }
}
