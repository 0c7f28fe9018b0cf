package dev.kontor.shared.openapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import dev.kontor.shared.money.Money;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.JsonNode;

/// Describes types as Kontor's JSON writes them: ids as TypeIDs, money as an object, and every non-null record
/// component as required.
@SuppressWarnings({"rawtypes", "unchecked"})
class ContractResolver extends ModelResolver {

    static final String ID_SUFFIX = "[0-7][0-9a-hjkmnp-tv-z]{25}";

    ContractResolver(ObjectMapper mapper) {
        super(mapper, new SchemaNames());
        openapi31(true);
    }

    @Override
    public @Nullable Schema resolve(
            AnnotatedType annotated, ModelConverterContext context, Iterator<ModelConverter> chain) {
        var raw = annotated.getType() == null
                ? Object.class
                : _mapper.constructType(annotated.getType()).getRawClass();
        var text = text(raw);
        if (text.isPresent()) {
            resolveSchemaMembers(text.get(), annotated);
            return text.get();
        }
        if (raw.isSealed() && raw.isAnnotationPresent(JsonSubTypes.class)) {
            return UnionSchemas.define(raw, nameOf(raw), context);
        }
        if (raw == Money.class) {
            annotated.setType(MoneyValue.class);
        } else if (raw == ProblemDetail.class) {
            annotated.setType(ProblemDocument.class);
        }
        var schema = super.resolve(annotated, context, chain);
        if (schema != null && annotated.getType() != null) {
            describe(schema, _mapper.constructType(annotated.getType()).getRawClass(), context);
        }
        return schema;
    }

    private static void describe(Schema schema, Class<?> type, ModelConverterContext context) {
        if (type.isRecord() || type.isEnum()) {
            var name = schema.get$ref() == null
                    ? schema.getName()
                    : schema.get$ref().replaceFirst(".*/", "");
            var defined = name == null ? null : context.getDefinedModels().get(name);
            var whole = defined == null ? schema : defined;
            if (type.isRecord()) {
                require(whole, type);
            }
            FieldDocs.describe(whole, type);
        }
    }

    private String nameOf(Class<?> type) {
        return _typeNameResolver.nameForType(_mapper.constructType(type));
    }

    private static Optional<Schema> text(Class<?> type) {
        if (type == JsonNode.class) {
            return Optional.of(new JsonSchema().description("Any JSON value."));
        }
        if (type == TypedId.class) {
            return Optional.of(
                    new StringSchema().pattern("^[a-z_]+_" + ID_SUFFIX + "$").example(ExampleIds.of("cus")));
        }
        if (TypedId.class.isAssignableFrom(type) && type.isRecord()) {
            var prefix = TypeIds.prefixOf(type.asSubclass(TypedId.class)).text();
            return Optional.of(new StringSchema()
                    .pattern("^" + prefix + "_" + ID_SUFFIX + "$")
                    .example(ExampleIds.of(prefix)));
        }
        if (type == Currency.class) {
            return Optional.of(new StringSchema()
                    .pattern("^[A-Z]{3}$")
                    .description("ISO 4217.")
                    .example("EUR"));
        }
        if (type == Locale.class) {
            return Optional.of(new StringSchema()
                    .pattern("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")
                    .description("BCP 47.")
                    .example("en"));
        }
        return Optional.empty();
    }

    private static void require(Schema<?> schema, Class<?> type) {
        if (schema.getProperties() == null) {
            return;
        }
        var required = new ArrayList<String>();
        for (RecordComponent component : type.getRecordComponents()) {
            var name = jsonName(component);
            var property = schema.getProperties().get(name);
            if (property != null) {
                if (property.getDescription() == null) {
                    property.setDescription(FieldDocs.of(component));
                }
                if (!isOptional(component)) {
                    required.add(name);
                }
                boolean filled = component.getAccessor().isAnnotationPresent(NotBlank.class);
                if (property.getMinLength() != null && property.getMinLength() == 0 || filled) {
                    property.setMinLength(filled ? 1 : null);
                }
                if (component.getType() == Map.class) {
                    limitMap(property, component);
                }
            }
        }
        schema.setRequired(required.isEmpty() ? null : required);
    }

    /// Limits of maps, which swagger-core ignores: the number of entries, and the length or the range of their values.
    private static void limitMap(Schema<?> property, RecordComponent component) {
        var entries = component.getAccessor().getAnnotation(Size.class);
        if (entries != null && entries.max() < Integer.MAX_VALUE) {
            property.setMaxProperties(entries.max());
        }
        limitValues(property, component.getAnnotatedType());
    }

    /// Also of a map within a map.
    private static void limitValues(Schema<?> schema, java.lang.reflect.AnnotatedType type) {
        if (type instanceof AnnotatedParameterizedType map
                && schema.getAdditionalProperties() instanceof Schema<?> values) {
            var value = map.getAnnotatedActualTypeArguments()[1];
            var limit = value.getAnnotation(Size.class);
            if (value instanceof AnnotatedParameterizedType) {
                if (limit != null && limit.max() < Integer.MAX_VALUE) {
                    values.setMaxProperties(limit.max());
                }
                limitValues(values, value);
            } else if (limit != null && limit.max() < Integer.MAX_VALUE) {
                values.setMaxLength(limit.max());
            }
            var least = value.getAnnotation(Min.class);
            if (least != null) {
                values.setMinimum(BigDecimal.valueOf(least.value()));
            }
            var most = value.getAnnotation(Max.class);
            if (most != null) {
                values.setMaximum(BigDecimal.valueOf(most.value()));
            }
        }
    }

    static boolean isOptional(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                || component.getType().getName().startsWith("java.util.Optional")
                || Arrays.stream(component.getAccessor().getAnnotations())
                        .anyMatch(annotation ->
                                annotation.annotationType().getSimpleName().equals("JsonInclude"));
    }

    private static String jsonName(RecordComponent component) {
        var annotation = component.getAccessor().getAnnotation(JsonProperty.class);
        return annotation == null || annotation.value().isEmpty() ? component.getName() : annotation.value();
    }
}
