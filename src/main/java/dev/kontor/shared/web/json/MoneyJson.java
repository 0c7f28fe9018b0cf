package dev.kontor.shared.web.json;

import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.MoneyFormat;
import dev.kontor.shared.problem.Message;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/// Money as `{"amount":1999,"currency":"EUR","exponent":2,"formatted":"€19.99"}`; only the first two are read.
public final class MoneyJson {

    private MoneyJson() {}

    /// No price comes near this, and sums of many lines stay within a `long`.
    static final long MAX_MINOR = 1_000_000_000_000L;

    /// The client's input. It may return a response unchanged, so server-set fields are accepted too.
    record Given(
            @Nullable Long amount,
            @Nullable Currency currency,
            @Nullable Integer exponent,
            @Nullable String formatted) {}

    public static final class Writer extends StdScalarSerializer<Money> {

        public Writer() {
            super(Money.class);
        }

        @Override
        public void serialize(Money money, JsonGenerator generator, SerializationContext context) {
            generator.writeStartObject();
            generator.writeNumberProperty("amount", money.minor());
            generator.writeStringProperty("currency", money.currency().getCurrencyCode());
            generator.writeNumberProperty("exponent", money.exponent());
            generator.writeStringProperty("formatted", MoneyFormat.format(money, MoneyLocale.current()));
            generator.writeEndObject();
        }
    }

    public static final class Reader extends StdScalarDeserializer<Money> {

        public Reader() {
            super(Money.class);
        }

        @Override
        public Money deserialize(JsonParser parser, DeserializationContext context) {
            var given = context.readValue(parser, Given.class);
            if (given.amount() == null || given.currency() == null) {
                throw refusal(parser, Message.of("request.money"));
            }
            var money = new Money(given.amount(), given.currency());
            if (Math.abs(money.minor()) > MAX_MINOR || money.minor() == Long.MIN_VALUE) {
                throw refusal(parser, Message.of("request.money-limit", "most", MAX_MINOR));
            }
            if (given.exponent() != null && given.exponent() != money.exponent()) {
                throw refusal(
                        parser,
                        Message.of("request.money-exponent", "currency", money.currency(), "digits", money.exponent()));
            }
            return money;
        }

        private static InvalidValueException refusal(JsonParser parser, Message detail) {
            return new InvalidValueException(parser, detail, Money.class);
        }
    }
}
