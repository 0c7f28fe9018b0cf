package dev.kontor.shared.web.problem;

import dev.kontor.shared.problem.ProblemCode;
import org.springframework.http.HttpStatusCode;

/// The problem code of an error that only has an HTTP status: those of Spring MVC and Tomcat.
public final class HttpStatuses {

    private HttpStatuses() {}

    public static ProblemCode code(HttpStatusCode status) {
        return switch (status.value()) {
            case 401 -> ProblemCode.UNAUTHENTICATED;
            case 403 -> ProblemCode.MISSING_PERMISSION;
            case 404 -> ProblemCode.NOT_FOUND;
            case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
            case 406 -> ProblemCode.NOT_ACCEPTABLE;
            case 413 -> ProblemCode.PAYLOAD_TOO_LARGE;
            case 415 -> ProblemCode.UNSUPPORTED_MEDIA_TYPE;
            case 503 -> ProblemCode.DEPENDENCY_UNAVAILABLE;
            default -> status.is4xxClientError() ? ProblemCode.BAD_REQUEST : ProblemCode.INTERNAL;
        };
    }
}
