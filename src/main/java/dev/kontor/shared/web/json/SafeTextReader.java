package dev.kontor.shared.web.json;

import dev.kontor.shared.problem.Message;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/// Reads text and rejects characters that break databases or displays.
public class SafeTextReader extends StdScalarDeserializer<String> {

    private static final Message UNFIT = Message.of("request.unsafe-text");

    public SafeTextReader() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (String) context.handleUnexpectedToken(context.constructType(String.class), parser);
        }
        var text = parser.getString();
        if (!SafeText.isSafe(text)) {
            throw new UnsafeTextException(parser, UNFIT);
        }
        return text;
    }

    /// Reads the keys of maps.
    public static final class Key extends KeyDeserializer {

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            if (!SafeText.isSafe(key)) {
                throw new UnsafeTextException(context.getParser(), UNFIT);
            }
            return key;
        }
    }
}
