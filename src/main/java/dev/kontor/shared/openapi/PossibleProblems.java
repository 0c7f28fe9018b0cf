package dev.kontor.shared.openapi;

import static dev.kontor.shared.problem.ProblemCode.*;

import dev.kontor.shared.access.AccessMarks;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.access.RequiresStaff;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Paging;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.models.Operation;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.method.HandlerMethod;

/// Determines the problem codes of an operation: those it declares and those implied by its parts.
final class PossibleProblems {

    private PossibleProblems() {}

    static SortedMap<Integer, Set<ProblemCode>> of(Operation operation, HandlerMethod handler, RequestMethod verb) {
        var codes = EnumSet.of(
                BAD_REQUEST,
                UNKNOWN_PARAMETER,
                UNSUPPORTED_API_VERSION,
                UNAUTHENTICATED,
                TOKEN_EXPIRED,
                KEY_NOT_ALLOWED_HERE,
                NOT_ACCEPTABLE,
                QUOTA_EXCEEDED,
                INTERNAL,
                DEPENDENCY_UNAVAILABLE,
                OVERLOADED);
        AnnotatedElementUtils.findAllMergedAnnotations(handler.getMethod(), Problems.class)
                .forEach(named -> codes.addAll(List.of(named.value())));
        codes.addAll(ofAccess(handler));
        codes.addAll(ofParameters(operation, handler));
        codes.addAll(ofVerb(verb, handler));
        if (operation.getRequestBody() != null) {
            codes.addAll(EnumSet.of(VALIDATION_FAILED, PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE));
        }
        var byStatus = new TreeMap<Integer, Set<ProblemCode>>();
        codes.forEach(code -> byStatus.computeIfAbsent(code.status().value(), _ -> EnumSet.noneOf(ProblemCode.class))
                .add(code));
        return byStatus;
    }

    private static Set<ProblemCode> ofAccess(HandlerMethod handler) {
        var codes = EnumSet.noneOf(ProblemCode.class);
        if (AccessMarks.of(handler).stream().anyMatch(RequiresPermission.class::isInstance)) {
            codes.add(MISSING_PERMISSION);
        }
        if (AccessMarks.requiresRecentFactor(handler)) {
            codes.add(STEP_UP_REQUIRED);
        }
        if (isForStaff(handler) && !AccessMarks.isAllowedWhileEnrolling(handler)) {
            codes.add(MFA_REQUIRED);
        }
        return codes;
    }

    private static Set<ProblemCode> ofParameters(Operation operation, HandlerMethod handler) {
        var codes = EnumSet.noneOf(ProblemCode.class);
        if (operation.getParameters() != null && !operation.getParameters().isEmpty()) {
            codes.addAll(EnumSet.of(VALIDATION_FAILED, INVALID_ID));
        }
        if (!isForStaff(handler) && has(operation, "channel")) {
            codes.add(UNKNOWN_CHANNEL);
            if (has(operation, "currency")) {
                codes.add(LOCALE_NOT_SUPPORTED);
                codes.add(CURRENCY_NOT_SUPPORTED);
            }
        }
        for (MethodParameter parameter : handler.getMethodParameters()) {
            codes.addAll(of(parameter));
        }
        return codes;
    }

    private static Set<ProblemCode> ofVerb(RequestMethod verb, HandlerMethod handler) {
        if (verb == RequestMethod.GET) {
            return EnumSet.of(QUERY_TOO_EXPENSIVE);
        }
        var idempotency = handler.getMethodAnnotation(Idempotency.class);
        return verb == RequestMethod.POST && (idempotency == null || idempotency.value() != Idempotency.Mode.NONE)
                ? EnumSet.of(IDEMPOTENCY_KEY_MISSING, IDEMPOTENCY_KEY_REUSED, REQUEST_IN_PROGRESS)
                : EnumSet.noneOf(ProblemCode.class);
    }

    private static boolean has(Operation operation, String parameter) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(one -> parameter.equals(one.getName()));
    }

    private static boolean isForStaff(HandlerMethod handler) {
        return AccessMarks.of(handler).stream()
                .anyMatch(mark -> mark instanceof RequiresPermission || mark instanceof RequiresStaff);
    }

    private static Set<ProblemCode> of(MethodParameter parameter) {
        var type = parameter.getParameterType();
        if (type == IfMatch.class) {
            return parameter.isOptional()
                    ? EnumSet.of(PRECONDITION_FAILED)
                    : EnumSet.of(PRECONDITION_FAILED, PRECONDITION_REQUIRED);
        }
        if (type == MergePatch.class
                || parameter.hasParameterAnnotation(RequestBody.class)
                || parameter.hasParameterAnnotation(RequestPart.class)) {
            return EnumSet.of(MALFORMED_JSON, UNKNOWN_FIELD, INVALID_ID);
        }
        if (type == Listing.class || type == Paging.class) {
            return EnumSet.of(INVALID_CURSOR, INVALID_FILTER);
        }
        return parameter.hasParameterAnnotation(PathVariable.class)
                ? EnumSet.of(NOT_FOUND)
                : EnumSet.noneOf(ProblemCode.class);
    }
}
