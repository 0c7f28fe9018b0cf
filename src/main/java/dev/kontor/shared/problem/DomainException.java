package dev.kontor.shared.problem;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;

/// A refusal: the request was understood, and the shop rejects it for a reason with a stable code. Modules add
/// small subclasses named after the reason. Nothing of a rejected request is stored: the transaction rolls back.
public abstract sealed class DomainException extends RuntimeException
        permits BadRequestException,
                UnauthenticatedException,
                PaymentRefusedException,
                ForbiddenException,
                NotFoundException,
                GoneException,
                ConflictException,
                PreconditionException,
                RejectedException,
                ThrottledException,
                UnavailableException {

    private static final Set<String> RESERVED =
            Set.of("type", "title", "status", "detail", "instance", "code", "requestId", "traceId", "errors");

    private final ProblemCode code;
    private final transient Message detail;
    private final transient Map<String, Object> details;
    private final transient List<FieldProblem> errors;

    DomainException(
            ProblemCode code,
            List<HttpStatus> statuses,
            CharSequence detail,
            Map<String, Object> details,
            List<FieldProblem> errors) {
        super(detail.toString());
        if (!statuses.contains(code.status())) {
            throw new IllegalArgumentException(
                    code + " is no code of a " + getClass().getSimpleName());
        }
        if (details.keySet().stream().anyMatch(RESERVED::contains)) {
            throw new IllegalArgumentException("a detail takes the place of a member of every problem: " + details);
        }
        this.code = code;
        this.detail = Message.plain(detail);
        this.details = Map.copyOf(details);
        this.errors = List.copyOf(errors);
    }

    public ProblemCode code() {
        return code;
    }

    /// Explains to the caller what was wrong and what to do; the message of the exception is the same in English.
    public Message detail() {
        return detail;
    }

    /// Further members of the problem document; values are shown to the caller.
    public Map<String, Object> details() {
        return details;
    }

    /// The parts of the request that caused it; empty if it is the request as a whole.
    public List<FieldProblem> errors() {
        return errors;
    }
}
