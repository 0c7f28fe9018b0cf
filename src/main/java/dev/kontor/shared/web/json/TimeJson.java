package dev.kontor.shared.web.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/// Times and dates in JSON: texts, never numbers.
public final class TimeJson {

    private TimeJson() {}

    public static final class Writer extends StdScalarSerializer<Instant> {

        public Writer() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator generator, SerializationContext context) {
            generator.writeString(Times.text(value));
        }
    }

    public static StdScalarDeserializer<Instant> instants() {
        return new Reader<>(Instant.class, Times::instant);
    }

    public static StdScalarDeserializer<LocalDate> dates() {
        return new Reader<>(LocalDate.class, Times::date);
    }

    private static final class Reader<T> extends StdScalarDeserializer<T> {

        private final transient Function<String, T> parse;

        Reader(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (T) context.handleUnexpectedToken(context.constructType(handledType()), parser);
            }
            var text = parser.getString();
            try {
                return parse.apply(text);
            } catch (DateTimeException _) {
                return (T) context.handleWeirdStringValue(handledType(), text, "not such a time");
            }
        }
    }
}
