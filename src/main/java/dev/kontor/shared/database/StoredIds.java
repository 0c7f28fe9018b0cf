package dev.kontor.shared.database;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// Reads typed ids in `jsonb`, also as keys: as the UUIDs that SQL functions put there, or as their text. Locales as
/// keys are BCP 47 tags.
final class StoredIds extends Deserializers.Base {

    private StoredIds() {}

    static JsonMapper readBy(JsonMapper json) {
        var module = new SimpleModule("stored-ids") {
            @Override
            public void setupModule(SetupContext context) {
                super.setupModule(context);
                context.addDeserializers(new StoredIds());
                context.addKeyDeserializers((type, _, _) -> {
                    var id = type.getRawClass();
                    if (id == Locale.class) {
                        return new TagKey();
                    }
                    return TypedId.class.isAssignableFrom(id) ? new Key(id.asSubclass(TypedId.class)) : null;
                });
            }
        };
        // `jsonb` has no field twice, so nothing has to look for one.
        return json.rebuild()
                .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .addModule(module)
                .build();
    }

    @Override
    public @Nullable ValueDeserializer<?> findBeanDeserializer(
            JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
        var id = type.getRawClass();
        return TypedId.class.isAssignableFrom(id) ? new Value(id.asSubclass(TypedId.class)) : null;
    }

    @Override
    public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
        return TypedId.class.isAssignableFrom(type);
    }

    private static TypedId id(Class<? extends TypedId> type, String text) {
        return text.indexOf('_') < 0 ? TypeIds.of(type, UUID.fromString(text)) : TypeIds.parse(type, text);
    }

    private static final class Value extends StdScalarDeserializer<TypedId> {

        private final Class<? extends TypedId> type;

        Value(Class<? extends TypedId> type) {
            super(type);
            this.type = type;
        }

        @Override
        public TypedId deserialize(JsonParser parser, DeserializationContext context) {
            return id(type, parser.getString());
        }
    }

    private static final class TagKey extends KeyDeserializer {

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return Locale.forLanguageTag(key);
        }
    }

    private static final class Key extends KeyDeserializer {

        private final Class<? extends TypedId> type;

        Key(Class<? extends TypedId> type) {
            this.type = type;
        }

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return id(type, key);
        }
    }
}
