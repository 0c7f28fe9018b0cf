package dev.kontor.shared.web.problem;

import static dev.kontor.shared.web.problem.ProblemResponses.response;
import static dev.kontor.shared.web.problem.ProblemResponses.withChallenge;
import static dev.kontor.shared.web.problem.ProblemResponses.withRetryAfter;

import dev.kontor.shared.database.OutageLog;
import dev.kontor.shared.id.InvalidIdException;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.ChangedMeanwhile;
import dev.kontor.shared.problem.DomainException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ForbiddenException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.ThrottledException;
import dev.kontor.shared.security.SecurityEvents;
import dev.kontor.shared.web.concurrency.RejectionDelay;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.accept.InvalidApiVersionException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// Converts everything that a controller, or Spring MVC before it, throws into a problem document.
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
    /// PostgreSQL's code for a canceled statement.
    private static final String STOPPED = "57014";

    /// RFC 9470, 3: the token is valid, but its authentication is too weak or too old.
    private static final String INSUFFICIENT = "Bearer error=\"insufficient_user_authentication\"";

    private final ProblemDocuments problems;
    private final RejectionDelay delay;
    private final SecurityEvents security;
    private final OutageLog outages;

    ProblemAdvice(ProblemDocuments problems, RejectionDelay delay, SecurityEvents security, OutageLog outages) {
        this.problems = problems;
        this.delay = delay;
        this.security = security;
        this.outages = outages;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refuse(DomainException refusal, HttpServletRequest request) {
        var answer = response(problems.of(refusal, request));
        if (refusal instanceof ThrottledException || refusal.code() == ProblemCode.OVERLOADED) {
            delay.hold(request);
        }
        if (isDenial(refusal)) {
            security.denied(request, refusal.code().code(), refusal.details());
        }
        if (refusal instanceof ThrottledException throttled) {
            return withRetryAfter(answer, String.valueOf(throttled.retryAfterSeconds()));
        }
        return switch (refusal.code()) {
            case REQUEST_IN_PROGRESS -> {
                request.setAttribute(refusal.code().name(), true);
                yield withRetryAfter(answer);
            }
            case DEPENDENCY_UNAVAILABLE, OVERLOADED -> withRetryAfter(answer);
            case UNAUTHENTICATED, TOKEN_EXPIRED, INVALID_CREDENTIALS, SSO_FAILED -> withChallenge(answer, "Bearer");
            case MFA_REQUIRED -> withChallenge(answer, INSUFFICIENT);
            case STEP_UP_REQUIRED -> withChallenge(answer, INSUFFICIENT + ", max_age=900");
            default -> answer;
        };
    }

    /// Failed sign-ins are reported where they happen; this is about signed-in callers without access.
    private static boolean isDenial(DomainException refusal) {
        return refusal instanceof ForbiddenException
                || refusal.code() == ProblemCode.STEP_UP_REQUIRED
                || refusal.code() == ProblemCode.MFA_REQUIRED;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refuse(OptimisticLockingFailureException stale, HttpServletRequest request) {
        return refuse(new ChangedMeanwhile(), request);
    }

    /// An id that a handler parses itself, such as one that may be a slug.
    @ExceptionHandler
    ResponseEntity<ProblemDetail> refuseId(InvalidIdException invalid, HttpServletRequest request) {
        return response(problems.of(ProblemCode.INVALID_ID, BindingProblems.expected(invalid), request));
    }

    /// The security chain reports denials, because it knows whether a sign-in would help.
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void rethrowForSecurity(RuntimeException refusal) {
        throw refusal;
    }

    @ExceptionHandler({
        PessimisticLockingFailureException.class,
        DataAccessResourceFailureException.class,
        CannotCreateTransactionException.class,
        TransactionTimedOutException.class
    })
    ResponseEntity<ProblemDetail> unavailable(RuntimeException failure, HttpServletRequest request) {
        if (!outages.count(failure)) {
            LOG.warn("The database did not respond in time: {}", rootMessage(failure));
        }
        return withRetryAfter(response(problems.ofDatabase(failure, request)));
    }

    /// A read canceled by the database requests too much; a canceled write has waited for something.
    @ExceptionHandler
    ResponseEntity<ProblemDetail> stop(QueryTimeoutException failure, HttpServletRequest request) {
        boolean read = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (!read
                || !(failure.getMostSpecificCause() instanceof SQLException cause)
                || !STOPPED.equals(cause.getSQLState())) {
            return unavailable(failure, request);
        }
        LOG.warn("A statement took too long: {}", cause.getMessage());
        return withRetryAfter(response(
                problems.of(ProblemCode.QUERY_TOO_EXPENSIVE, Message.of("unavailable.too-expensive"), request)));
    }

    /// Tomcat parses parameters late, within the handler.
    @ExceptionHandler
    ResponseEntity<ProblemDetail> refuse(InvalidParameterException broken, HttpServletRequest request) {
        return response(problems.of(ProblemCode.BAD_REQUEST, Message.of("request.query-encoding"), request));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> fail(Exception failure, HttpServletRequest request) {
        LOG.error("Request failed", failure);
        return response(problems.of(ProblemCode.INTERNAL, Message.of("unavailable.internal"), request));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException unknown, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return object(response(problems.ofUnknownEndpoint(servlet(request))));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleNoHandlerFoundException(
            NoHandlerFoundException unknown, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return object(response(problems.ofUnknownEndpoint(servlet(request))));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var parameter = invalid.getParameter();
        var inBody = parameter.hasParameterAnnotation(org.springframework.web.bind.annotation.RequestBody.class)
                || parameter.hasParameterAnnotation(org.springframework.web.bind.annotation.RequestPart.class);
        return object(invalid(BindingProblems.of(invalid.getBindingResult(), inBody), request));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var errors = invalid.getParameterValidationResults().stream()
                .flatMap((ParameterValidationResult result) -> BindingProblems.of(result).stream())
                .toList();
        return object(invalid(errors, request));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var problem = JsonProblems.of(unreadable);
        return object(
                response(problems.of(problem.code(), problem.detail(), Map.of(), problem.errors(), servlet(request))));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException mismatch, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var name = mismatch instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : String.valueOf(mismatch.getPropertyName());
        return object(Optional.ofNullable(BindingProblems.invalidId(mismatch))
                .map(id -> response(problems.of(
                        ProblemCode.INVALID_ID,
                        id,
                        Map.of(),
                        List.of(FieldProblem.ofParameter(name, "invalid-id", id)),
                        servlet(request))))
                .orElseGet(() -> invalid(
                        List.of(FieldProblem.ofParameter(
                                name, "wrong-type", BindingProblems.expected(mismatch.getRequiredType()))),
                        request)));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException missing,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return object(invalid(
                List.of(FieldProblem.ofParameter(
                        missing.getParameterName(), "required", Message.of("request.required"))),
                request));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleServletRequestBindingException(
            org.springframework.web.bind.ServletRequestBindingException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (failure instanceof MissingRequestHeaderException missing) {
            return object(invalid(
                    List.of(FieldProblem.ofHeader(missing.getHeaderName(), "required", Message.of("request.required"))),
                    request));
        }
        return object(response(problems.of(ProblemCode.BAD_REQUEST, servlet(request))));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpRequestMethodNotSupported(
            HttpRequestMethodNotSupportedException refused,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var served = refused.getSupportedMethods();
        var detail = Message.of(
                "request.method",
                "method",
                refused.getMethod(),
                "allowed",
                served == null ? List.of() : new TreeSet<>(List.of(served)));
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problems.of(ProblemCode.METHOD_NOT_ALLOWED, detail, servlet(request)));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(
            HttpMediaTypeNotSupportedException refused,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var accepted = refused.getSupportedMediaTypes().stream()
                .map(type -> "`" + type + "`")
                .distinct()
                .toList();
        var detail = refused.getContentType() == null
                ? Message.of("request.no-media-type", "accepted", accepted)
                : Message.of("request.media-type", "type", refused.getContentType(), "accepted", accepted);
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problems.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE, detail, servlet(request)));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var code = failure instanceof InvalidApiVersionException
                ? ProblemCode.UNSUPPORTED_API_VERSION
                : HttpStatuses.code(status);
        if (code == ProblemCode.INTERNAL) {
            LOG.error("Request failed", failure);
        }
        var problem = problems.of(code, servlet(request));
        return ResponseEntity.status(code.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private ResponseEntity<ProblemDetail> invalid(List<FieldProblem> errors, WebRequest request) {
        return response(problems.of(
                ProblemCode.VALIDATION_FAILED,
                BadRequestException.invalidParts(errors.size()),
                Map.of(),
                errors,
                servlet(request)));
    }

    @SuppressWarnings("unchecked")
    private static ResponseEntity<Object> object(ResponseEntity<?> answer) {
        return (ResponseEntity<Object>) answer;
    }

    private static HttpServletRequest servlet(WebRequest request) {
        return ((ServletWebRequest) request).getRequest();
    }

    private static String rootMessage(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof SQLException)) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
