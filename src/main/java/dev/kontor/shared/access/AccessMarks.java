package dev.kontor.shared.access;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/// Finds the access annotation of a handler.
public final class AccessMarks {

    private static final List<Class<? extends Annotation>> KINDS = List.of(
            PublicEndpoint.class,
            RequiresCustomer.class,
            RequiresCapability.class,
            RequiresStaff.class,
            RequiresPermission.class);

    private AccessMarks() {}

    /// The annotations of the method, or else of its class. Exactly one is right; a handler with none or several
    /// is closed.
    public static List<Annotation> of(HandlerMethod handler) {
        var ofMethod = on(handler.getMethod());
        return ofMethod.isEmpty() ? on(handler.getBeanType()) : ofMethod;
    }

    /// Whether API keys may not call the handler.
    public static boolean isForPersonsOnly(HandlerMethod handler) {
        return isMarked(handler, PersonsOnly.class) || of(handler).stream().anyMatch(RequiresStaff.class::isInstance);
    }

    /// Whether a person must have confirmed a factor recently.
    public static boolean requiresRecentFactor(HandlerMethod handler) {
        return isMarked(handler, RequiresRecentFactor.class);
    }

    /// Whether staff who still lack the required second factor may call the handler.
    public static boolean isAllowedWhileEnrolling(HandlerMethod handler) {
        return isMarked(handler, AllowedWhileEnrolling.class);
    }

    private static boolean isMarked(HandlerMethod handler, Class<? extends Annotation> mark) {
        return AnnotatedElementUtils.hasAnnotation(handler.getMethod(), mark)
                || AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), mark);
    }

    private static List<Annotation> on(AnnotatedElement element) {
        var marks = new ArrayList<Annotation>();
        for (var kind : KINDS) {
            var mark = AnnotatedElementUtils.findMergedAnnotation(element, kind);
            if (mark != null) {
                marks.add(mark);
            }
        }
        return marks;
    }
}
