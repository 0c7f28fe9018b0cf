package dev.kontor.shared.web;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.MoneyFormat;
import java.util.Currency;
import org.springframework.context.i18n.LocaleContextHolder;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/// Money as `{"amount":1999,"currency":"EUR","exponent":2,"formatted":"€19.99"}`; only the first two are read.
final class MoneyJson {

    private MoneyJson() {}

    /// What a client sends. It may send back what it was shown: the rest follows from the two.
    @JsonIgnoreProperties({"exponent", "formatted"})
    record Given(long amount, Currency currency) {}

    static final class Writer extends StdScalarSerializer<Money> {

        Writer() {
            super(Money.class);
        }

        @Override
        public void serialize(Money money, JsonGenerator generator, SerializationContext context) {
            generator.writeStartObject();
            generator.writeNumberProperty("amount", money.minor());
            generator.writeStringProperty("currency", money.currency().getCurrencyCode());
            generator.writeNumberProperty("exponent", money.exponent());
            generator.writeStringProperty("formatted", MoneyFormat.format(money, LocaleContextHolder.getLocale()));
            generator.writeEndObject();
        }
    }

    static final class Reader extends StdScalarDeserializer<Money> {

        Reader() {
            super(Money.class);
        }

        @Override
        public Money deserialize(JsonParser parser, DeserializationContext context) {
            var given = context.readValue(parser, Given.class);
            return new Money(given.amount(), given.currency());
        }
    }
}
