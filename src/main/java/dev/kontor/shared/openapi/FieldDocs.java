package dev.kontor.shared.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Describes schemas, parameters and operations with the doc comments of records, their components, constants
/// of enumerations and the methods of controllers. The build extracts them from the sources (`src/build/java`);
/// a class that was compiled otherwise has none.
final class FieldDocs {

    private static final FieldDocs KNOWN = new FieldDocs(read());

    private final Map<String, String> texts;

    private FieldDocs(Map<String, String> texts) {
        this.texts = texts;
    }

    private static Map<String, String> read() {
        var properties = new Properties();
        try (var file = FieldDocs.class.getResourceAsStream("/META-INF/field-docs.properties")) {
            if (file != null) {
                properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var texts = new TreeMap<String, String>();
        properties.forEach((key, text) -> texts.put(key.toString(), text.toString()));
        return texts;
    }

    /// The description of one part of a record.
    static @Nullable String of(RecordComponent component) {
        return KNOWN.texts.get(component.getDeclaringRecord().getName() + "#" + component.getName());
    }

    /// The description of a record or an enum.
    static @Nullable String of(Class<?> type) {
        return KNOWN.texts.get(type.getName());
    }

    /// Says what an operation does, if nothing else does: the first sentence of the comment of its method is its
    /// summary, the rest its description.
    static void describe(Operation operation, Method method) {
        var key = method.getDeclaringClass().getName() + "#" + method.getName() + "()";
        var summary = KNOWN.texts.get(key);
        if (operation.getSummary() == null && summary != null) {
            operation.setSummary(summary.replaceFirst("\\.$", ""));
            operation.setDescription(KNOWN.texts.get(key + ".rest"));
        }
    }

    /// Describes a record or an enum, unless something else does.
    static void describe(Schema<?> schema, Class<?> type) {
        var text = KNOWN.texts.get(type.getName());
        if (text != null && schema.getDescription() == null && schema.get$ref() == null) {
            schema.setDescription(type.isEnum() ? text + constants(schema, type) : text);
        }
    }

    private static String constants(Schema<?> schema, Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .filter(name -> schema.getEnum() != null && schema.getEnum().contains(name))
                .filter(name -> KNOWN.texts.containsKey(type.getName() + "#" + name))
                .map(name -> "\n- `%s`: %s".formatted(name, KNOWN.texts.get(type.getName() + "#" + name)))
                .collect(Collectors.joining("", "\n", ""))
                .stripTrailing();
    }

    /// Describes the parameters of a record's components, unless something else does.
    ///
    /// @param prefix of their names, for a nested record
    static void describe(Operation operation, Class<?> type, String prefix) {
        if (operation.getParameters() == null || !type.isRecord()) {
            return;
        }
        for (var component : type.getRecordComponents()) {
            var name = prefix + component.getName();
            var text = of(component);
            operation.getParameters().stream()
                    .filter(parameter -> name.equals(parameter.getName()) && parameter.getDescription() == null)
                    .forEach(parameter -> parameter.setDescription(text));
            describe(operation, component.getType(), name + ".");
        }
    }
}
