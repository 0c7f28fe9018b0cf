package dev.kontor.shared.web.binding;

import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.CommaSeparated;
import dev.kontor.shared.web.json.SafeText;
import dev.kontor.shared.web.problem.NearestName;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.core.MethodParameter;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.UriUtils;

/// Rejects query parameters that the operation does not have, that are repeated although they hold one value,
/// that contain control characters, or that have a blank element in a list of values.
public class ParameterInterceptor implements HandlerInterceptor {

    private final ConcurrentMap<HandlerMethod, Names> known = new ConcurrentHashMap<>();

    /// @param fixed parameters named in the code
    /// @param lists those with several values
    /// @param texts those with several values in one text, which the handler parses
    /// @param free those named by the shop's data; absent if there are none
    private record Names(
            Set<String> fixed,
            Set<String> lists,
            Set<String> texts,
            @Nullable Free free) {

        boolean isFree(String name) {
            return free != null && free.matches(name);
        }

        boolean isRepeatable(String name) {
            return lists.contains(name) || texts.contains(name) || isFree(name);
        }

        void add(String name, Class<?> type, boolean separated) {
            fixed.add(name);
            if (separated) {
                texts.add(name);
            } else if (type.isArray() || Collection.class.isAssignableFrom(type)) {
                lists.add(name);
            }
        }
    }

    /// @param prefix the common prefix of the names
    /// @param rest pattern of the rest of the names
    private record Free(String prefix, Pattern rest) {

        boolean matches(String name) {
            var given = DynamicParameters.rest(name, prefix);
            return given != null && rest.matcher(given).matches();
        }
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)
                || !method.getBeanType().getName().startsWith("dev.kontor.")) {
            return true;
        }
        if (!SafeText.isSafe(UriUtils.decode(request.getRequestURI(), StandardCharsets.UTF_8))) {
            throw new BadRequestException(ProblemCode.BAD_REQUEST, Message.of("request.path-characters"));
        }
        var names = known.computeIfAbsent(method, ParameterInterceptor::names);
        request.getParameterMap().forEach((name, values) -> check(name, values, names));
        if (names.free != null
                && request.getParameterMap().keySet().stream()
                                .filter(names::isFree)
                                .count()
                        > DynamicParameterNames.MAX_PARAMETERS) {
            throw new BadRequestException(
                    ProblemCode.VALIDATION_FAILED,
                    Message.of("request.too-many-parameters", "most", DynamicParameterNames.MAX_PARAMETERS));
        }
        return true;
    }

    private static void check(String name, String[] values, Names names) {
        boolean free = names.isFree(name);
        if (!free && !names.fixed.contains(name)) {
            throw BadRequestException.ofParameter(
                    ProblemCode.UNKNOWN_PARAMETER,
                    shown(name),
                    "unknown-parameter",
                    NearestName.of(name, names.fixed)
                            .map(nearest -> Message.of("request.unknown-parameter-near", "nearest", nearest))
                            .orElseGet(() -> known(names)));
        }
        if (values.length > 1 && !names.isRepeatable(name)) {
            throw invalid(name, "repeated", Message.of("request.repeated"));
        }
        var value = JoinedParameters.join(values);
        if (!SafeText.isSafe(value)) {
            throw invalid(name, "invalid-characters", Message.of("request.control-characters"));
        }
        if (names.lists.contains(name) && hasBlankElement(value)) {
            throw invalid(name, "required", Message.of("request.blank-value"));
        }
        if (free && (value.isBlank() || value.length() > DynamicParameterNames.MAX_VALUE_LENGTH)) {
            throw invalid(
                    name, "size", Message.of("request.parameter-size", "most", DynamicParameterNames.MAX_VALUE_LENGTH));
        }
    }

    private static Message known(Names names) {
        var known = new TreeSet<>(names.fixed);
        if (names.free != null) {
            known.add(names.free.prefix + "*");
        }
        return known.isEmpty()
                ? Message.of("request.unknown-parameter")
                : Message.of("request.unknown-parameter-known", "known", known);
    }

    /// Conversion turns a blank element into null. A parameter that is empty as a whole has no elements.
    private static boolean hasBlankElement(String value) {
        return !value.isEmpty() && Arrays.stream(value.split(",", -1)).anyMatch(String::isBlank);
    }

    private static BadRequestException invalid(String name, String code, Message detail) {
        return BadRequestException.invalid(List.of(FieldProblem.ofParameter(name, code, detail)));
    }

    private static String shown(String name) {
        return name.length() > 64 || !SafeText.isSafe(name) ? "?" : name;
    }

    private static Names names(HandlerMethod method) {
        var names = new Names(new HashSet<>(), new HashSet<>(), new HashSet<>(), free(method));
        for (MethodParameter parameter : method.getMethodParameters()) {
            parameter.initParameterNameDiscovery(new org.springframework.core.DefaultParameterNameDiscoverer());
            var annotation = parameter.getParameterAnnotation(RequestParam.class);
            if (annotation != null) {
                var name = StringUtils.hasText(annotation.name())
                        ? annotation.name()
                        : StringUtils.hasText(annotation.value())
                                ? annotation.value()
                                : String.valueOf(parameter.getParameterName());
                names.add(name, parameter.getParameterType(), parameter.hasParameterAnnotation(CommaSeparated.class));
            } else if (parameter.getParameterAnnotation(RequestPart.class) instanceof RequestPart part) {
                // A part that is not a file is a parameter too.
                names.fixed.add(StringUtils.hasText(part.name()) ? part.name() : part.value());
            } else if (parameter.hasParameterAnnotation(org.springdoc.core.annotations.ParameterObject.class)
                    || parameter.hasParameterAnnotation(org.springframework.web.bind.annotation.ModelAttribute.class)) {
                addComponents(parameter.getParameterType(), "", names);
            }
        }
        return names;
    }

    private static @Nullable Free free(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .map(parameter -> parameter.getParameterAnnotation(DynamicParameterNames.class))
                .filter(Objects::nonNull)
                .map(mark -> new Free(mark.prefix(), Pattern.compile(mark.pattern())))
                .findFirst()
                .orElse(null);
    }

    /// The names under which data binding sets the components of a parameter record: `createdAt.gte` for a
    /// nested one.
    private static void addComponents(Class<?> type, String prefix, Names names) {
        if (!type.isRecord()) {
            return;
        }
        for (var component : type.getRecordComponents()) {
            var name = prefix + component.getName();
            if (component.getType().isRecord()
                    && !BeanUtils.isSimpleProperty(component.getType())
                    && !dev.kontor.shared.id.TypedId.class.isAssignableFrom(component.getType())) {
                addComponents(component.getType(), name + ".", names);
            } else {
                names.add(name, component.getType(), component.getAccessor().isAnnotationPresent(CommaSeparated.class));
            }
        }
    }
}
