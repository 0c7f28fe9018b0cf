package dev.kontor.storefront.product;

import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.ValueSerializerModifier;

/// Writes the JSON of a card if it is known, instead of its fields.
@Component
class CardModule extends SimpleModule {

    CardModule() {
        super("product-cards");
        setSerializerModifier(new ValueSerializerModifier() {
            @Override
            @SuppressWarnings("unchecked")
            public ValueSerializer<?> modifySerializer(
                    SerializationConfig config, BeanDescription.Supplier bean, ValueSerializer<?> serializer) {
                return bean.getBeanClass() == ProductCard.class
                        ? new Writer((ValueSerializer<ProductCard>) serializer)
                        : serializer;
            }
        });
    }

    private static final class Writer extends ValueSerializer<ProductCard> {

        private final ValueSerializer<ProductCard> fields;

        Writer(ValueSerializer<ProductCard> fields) {
            this.fields = fields;
        }

        @Override
        public void resolve(SerializationContext context) {
            fields.resolve(context);
        }

        @Override
        @SuppressWarnings("unchecked")
        public ValueSerializer<?> createContextual(SerializationContext context, BeanProperty property) {
            return new Writer((ValueSerializer<ProductCard>) fields.createContextual(context, property));
        }

        @Override
        public void serialize(ProductCard card, JsonGenerator json, SerializationContext context) {
            if (card.json() == null) {
                fields.serialize(card, json, context);
            } else {
                json.writeRawValue(card.json());
            }
        }
    }
}
