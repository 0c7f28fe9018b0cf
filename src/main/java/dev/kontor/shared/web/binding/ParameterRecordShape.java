package dev.kontor.shared.web.binding;

import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanInstantiationException;
import org.springframework.beans.BeanUtils;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.web.bind.support.BindParamNameResolver;

/// The query parameters that a record is composed of.
///
/// @param parts its components in their order
record ParameterRecordShape(Constructor<?> constructor, List<Part> parts) {

    private static final TypeDescriptor TEXT = TypeDescriptor.valueOf(String.class);

    /// @param name the full name of its parameter
    /// @param within the nested shape if it has several parameters, such as `price.gte`
    private record Part(
            String name, TypeDescriptor type, @Nullable ParameterRecordShape within) {

        boolean isPresent(Map<String, String[]> parameters) {
            return parameters.containsKey(name) || (within != null && within.isPresent(parameters));
        }

        /// Whether it cannot be null if its parameter is absent.
        boolean isNeeded() {
            return type.isPrimitive() || type.getType() == Optional.class;
        }
    }

    /// @param prefix of the names of all parameters
    static ParameterRecordShape of(Class<?> type, String prefix) {
        var constructor = BeanUtils.getResolvableConstructor(type);
        var names = BeanUtils.getParameterNames(constructor);
        var resolver = new BindParamNameResolver();
        return new ParameterRecordShape(
                constructor,
                IntStream.range(0, names.length)
                        .mapToObj(index -> {
                            var parameter = MethodParameter.forFieldAwareConstructor(constructor, index, names[index]);
                            var bound = resolver.resolveName(parameter);
                            var name = prefix + (bound == null ? names[index] : bound);
                            return new Part(
                                    name,
                                    new TypeDescriptor(parameter),
                                    parameter.getParameterType().isRecord()
                                            ? of(parameter.getParameterType(), name + ".")
                                            : null);
                        })
                        .toList());
    }

    /// The record; null if any value is invalid.
    @Nullable
    Object make(Map<String, String[]> parameters, ConversionService conversion) {
        var arguments = new @Nullable Object[parts.size()];
        try {
            for (int index = 0; index < arguments.length; index++) {
                var part = parts.get(index);
                var values = parameters.get(part.name);
                if (values != null) {
                    arguments[index] = conversion.convert(JoinedParameters.join(values), TEXT, part.type);
                } else if (part.within != null && part.within.isPresent(parameters)) {
                    arguments[index] = part.within.make(parameters, conversion);
                    if (arguments[index] == null) {
                        return null;
                    }
                }
                if (arguments[index] == null && part.isNeeded()) {
                    return null;
                }
            }
            return BeanUtils.instantiateClass(constructor, arguments);
        } catch (ConversionException | BeanInstantiationException _) {
            return null;
        }
    }

    private boolean isPresent(Map<String, String[]> parameters) {
        return parts.stream().anyMatch(part -> part.isPresent(parameters));
    }
}
