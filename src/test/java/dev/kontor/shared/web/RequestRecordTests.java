package dev.kontor.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.testing.KontorTest;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// What a request record promises not to be null must be checked, or an absent field is our fault: a 500.
@KontorTest
class RequestRecordTests {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping handlers;

    @Test
    void whatIsNotNullableIsRequired() {
        var unchecked = new TreeSet<String>();
        var seen = new HashSet<Class<?>>();
        handlers.getHandlerMethods().values().stream()
                .filter(handler -> handler.getBeanType().getName().startsWith("dev.kontor."))
                .filter(handler -> handler.getBeanType() != KernelTestController.class)
                .flatMap(handler -> List.of(handler.getMethodParameters()).stream())
                .forEach(parameter -> bodyType(parameter).forEach(type -> visit(type, seen, unchecked)));

        assertThat(seen).isNotEmpty();
        assertThat(unchecked)
                .as("components that are not @Nullable and carry no @NotNull, @NotBlank or @NotEmpty")
                .isEmpty();
    }

    private static List<Type> bodyType(MethodParameter parameter) {
        if (parameter.getParameterType() == MergePatch.class) {
            return List.of(
                    ResolvableType.forMethodParameter(parameter).getGeneric(0).getType());
        }
        return parameter.hasParameterAnnotation(RequestBody.class)
                ? List.of(parameter.getGenericParameterType())
                : List.of();
    }

    private static void visit(Type type, Set<Class<?>> seen, Set<String> unchecked) {
        if (type instanceof ParameterizedType generic) {
            for (var argument : generic.getActualTypeArguments()) {
                visit(argument, seen, unchecked);
            }
        }
        if (type instanceof Class<?> record
                && record.isRecord()
                && record.getName().startsWith("dev.kontor.")
                && !record.getName().startsWith("dev.kontor.shared.money.")
                && seen.add(record)) {
            for (var component : record.getRecordComponents()) {
                if (!isOptional(component) && !isChecked(component)) {
                    unchecked.add(record.getSimpleName() + "." + component.getName());
                }
                visit(component.getGenericType(), seen, unchecked);
            }
        }
    }

    private static boolean isOptional(RecordComponent component) {
        return component.getType().isPrimitive()
                || component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                || dev.kontor.shared.id.TypedId.class.isAssignableFrom(component.getDeclaringRecord());
    }

    private static boolean isChecked(RecordComponent component) {
        var accessor = component.getAccessor();
        return accessor.isAnnotationPresent(NotNull.class)
                || accessor.isAnnotationPresent(NotBlank.class)
                || accessor.isAnnotationPresent(NotEmpty.class);
    }

    /// So that the rule above is not blind: these types hold what they hold.
    @Test
    void theRuleLooksIntoListsAndMaps() {
        record Inner(String text) {}
        record Outer(@NotNull List<Inner> list, @NotNull Map<String, Collection<Inner>> map) {}
        var unchecked = new TreeSet<String>();

        visit(Outer.class, new HashSet<>(), unchecked);

        assertThat(unchecked).containsExactly("Inner.text");
    }
}
