package dev.kontor.shared.openapi;

import dev.kontor.shared.web.CommaSeparated;
import dev.kontor.shared.web.binding.DynamicParameterNames;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Paging;
import dev.kontor.shared.web.paging.SortableBy;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;

/// Describes how multi-value query parameters are written, so that generated clients use commas. The server also
/// accepts repetition, but a comma-separated list is shorter and the same for every client, which suits caches.
final class QueryParameters {

    private static final String SORT = "sort";
    private static final int SORT_FIELDS = 3;

    private QueryParameters() {}

    static void describe(Operation operation, HandlerMethod handler) {
        for (MethodParameter parameter : handler.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(ParameterObject.class)) {
                separateByCommas(operation, parameter.getParameterType(), "");
                limit(operation, parameter.getParameterType());
            }
            if (parameter.getParameterAnnotation(DynamicParameterNames.class) instanceof DynamicParameterNames names) {
                operation.addParametersItem(free(names));
            }
        }
        var sortable = handler.getMethodAnnotation(SortableBy.class);
        var sort = find(operation, SORT);
        if (sortable != null && sort != null) {
            describe(sort, sortable);
        }
        if (operation.getParameters() != null) {
            operation.getParameters().stream()
                    .filter(parameter -> "query".equals(parameter.getIn()) && isArray(parameter.getSchema()))
                    .forEach(parameter ->
                            parameter.style(Parameter.StyleEnum.FORM).explode(false));
        }
    }

    /// Larger values are accepted but reduced to this, so the document does not offer them.
    private static void limit(Operation operation, Class<?> type) {
        var limit = find(operation, "limit");
        if (limit != null && (type == Listing.class || type == Paging.class)) {
            limit.getSchema().setMaximum(BigDecimal.valueOf(Listing.MAX_LIMIT));
        }
    }

    private static void separateByCommas(Operation operation, Class<?> type, String prefix) {
        if (!type.isRecord()) {
            return;
        }
        for (var component : type.getRecordComponents()) {
            var mark = component.getAccessor().getAnnotation(CommaSeparated.class);
            var parameter = mark == null ? null : find(operation, prefix + component.getName());
            if (mark != null && parameter != null) {
                parameter.setSchema(list(new StringSchema().minLength(1).maxLength(mark.longest()), mark.most()));
            }
            separateByCommas(operation, component.getType(), prefix + component.getName() + ".");
        }
    }

    private static void describe(Parameter sort, SortableBy sortable) {
        var fields = new StringSchema();
        Arrays.stream(sortable.value())
                .map(field -> field.replaceFirst("^-", ""))
                .flatMap(field -> Stream.of(field, "-" + field))
                .forEach(fields::addEnumItem);
        sort.setSchema(list(fields, Math.min(SORT_FIELDS, sortable.value().length)));
        sort.setDescription("Fields to sort by, the most important first, with `-` for descending order."
                + (sortable.defaultVaries() ? "" : " Without it: `" + sortable.value()[0] + "`."));
    }

    private static Schema<?> list(Schema<?> items, int most) {
        return new ArraySchema().items(items).maxItems(most);
    }

    /// An object whose fields are separate parameters, because their names cannot be listed.
    private static Parameter free(DynamicParameterNames names) {
        var values = new StringSchema().minLength(1).maxLength(DynamicParameterNames.MAX_VALUE_LENGTH);
        var schema = new ObjectSchema();
        schema.setPropertyNames(new StringSchema().pattern("^" + names.pattern() + "$"));
        schema.setAdditionalProperties(values);
        schema.setMaxProperties(DynamicParameterNames.MAX_PARAMETERS);
        var example = Arrays.stream(names.example())
                .map(pair -> "`" + names.prefix() + pair + "`")
                .collect(Collectors.joining(", "));
        return new Parameter()
                .in("query")
                .name(names.prefix().replace(".", ""))
                .description(names.description() + " For example " + example + ".")
                .style(Parameter.StyleEnum.DEEPOBJECT)
                .explode(true)
                .schema(schema)
                // Swagger UI would make up a field for an object without an example, and send it.
                .example(Map.of());
    }

    private static @Nullable Parameter find(Operation operation, String name) {
        return operation.getParameters() == null
                ? null
                : operation.getParameters().stream()
                        .filter(parameter -> name.equals(parameter.getName()) && "query".equals(parameter.getIn()))
                        .findFirst()
                        .orElse(null);
    }

    private static boolean isArray(@Nullable Schema<?> schema) {
        return schema != null
                && (schema.getTypes() == null
                        ? "array".equals(schema.getType())
                        : schema.getTypes().contains("array"));
    }
}
