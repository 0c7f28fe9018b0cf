package dev.kontor.shared.web.setup;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.Nulls;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.admission.BodyLimitFilter;
import dev.kontor.shared.web.json.MoneyJson;
import dev.kontor.shared.web.json.SafeTextReader;
import dev.kontor.shared.web.json.TimeJson;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/// Makes the API's JSON strict and uniform: unknown and duplicate fields are rejected, nothing is coerced, nulls
/// are omitted, times are UTC with milliseconds, ids are TypeIDs, money is an object.
@Configuration(proxyBeanMethods = false)
class JsonConfiguration {

    private static final int MAX_DEPTH = 50;

    @Bean
    JsonFactoryBuilderCustomizer strictFactory() {
        return builder -> builder.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(BodyLimitFilter.MAX_BYTES)
                        .maxNumberLength(64)
                        .maxNameLength(256)
                        .build());
    }

    @Bean
    JsonMapperBuilderCustomizer strictMapper() {
        return builder -> builder.enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        textual -> textual.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .changeDefaultNullHandling(handling -> handling.withContentNulls(Nulls.FAIL))
                .changeDefaultPropertyInclusion(inclusion -> inclusion
                        .withValueInclusion(JsonInclude.Include.NON_NULL)
                        .withContentInclusion(JsonInclude.Include.NON_NULL))
                // A record is its components: that a method of it is public must change no JSON.
                .changeDefaultVisibility(
                        visibility -> visibility.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
                .addModule(kontor());
    }

    private static SimpleModule kontor() {
        return new SimpleModule("kontor") {
            @Override
            public void setupModule(SetupContext context) {
                super.setupModule(context);
                context.addDeserializers(new TypedIdDeserializers());
            }
        }.addSerializer(Instant.class, new TimeJson.Writer())
                .addDeserializer(Instant.class, TimeJson.instants())
                .addDeserializer(LocalDate.class, TimeJson.dates())
                .addSerializer(Money.class, new MoneyJson.Writer())
                .addDeserializer(Money.class, new MoneyJson.Reader())
                .addDeserializer(String.class, new SafeTextReader())
                .addKeyDeserializer(String.class, new SafeTextReader.Key());
    }

    private static final class TypedIdDeserializers extends Deserializers.Base {

        @Override
        public @Nullable ValueDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
            return TypedId.class.isAssignableFrom(type.getRawClass())
                    ? new TypedIdReader(type.getRawClass().asSubclass(TypedId.class))
                    : null;
        }

        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return TypedId.class.isAssignableFrom(type);
        }
    }

    private static final class TypedIdReader extends StdScalarDeserializer<TypedId> {

        private final Class<? extends TypedId> type;

        TypedIdReader(Class<? extends TypedId> type) {
            super(type);
            this.type = type;
        }

        @Override
        public TypedId deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(tools.jackson.core.JsonToken.VALUE_STRING)) {
                return (TypedId) context.handleUnexpectedToken(context.constructType(type), parser);
            }
            return TypeIds.parse(type, parser.getString());
        }
    }
}
