package dev.kontor.shared.web;

import dev.kontor.shared.problem.Message;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/// Reads text and refuses characters that a database or a screen would stumble over.
class FitTextReader extends StdScalarDeserializer<String> {

    private static final Message UNFIT = Message.of("request.unsafe-text");

    FitTextReader() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (String) context.handleUnexpectedToken(context.constructType(String.class), parser);
        }
        var text = parser.getString();
        if (!FitText.isFit(text)) {
            throw new UnfitTextException(parser, UNFIT);
        }
        return text;
    }

    /// Reads the keys of maps.
    static final class Key extends KeyDeserializer {

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            if (!FitText.isFit(key)) {
                throw new UnfitTextException(context.getParser(), UNFIT);
            }
            return key;
        }
    }
}
