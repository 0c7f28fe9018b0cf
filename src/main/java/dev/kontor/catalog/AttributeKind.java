package dev.kontor.catalog;

import dev.kontor.shared.crypto.Keyring;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;

/// What the values of an attribute are.
public enum AttributeKind {
    TEXT,
    LOCALIZED_TEXT,
    RICH_TEXT,
    NUMBER,
    BOOLEAN,
    ENUM,
    LOCALIZED_ENUM,
    DATE,
    DATE_TIME,
    MONEY,
    PRODUCT_REFERENCE,
    CATEGORY_REFERENCE,
    MEDIA;

    /// Longer keys are replaced by a hash: an index takes no more.
    private static final int LONGEST_KEY = 200;

    /// Whether a value is a text for each language.
    public boolean isLocalized() {
        return this == LOCALIZED_TEXT || this == RICH_TEXT;
    }

    /// Whether a value is one of those that the attribute lists.
    public boolean isChoice() {
        return this == ENUM || this == LOCALIZED_ENUM;
    }

    /// The text that two values have in common if and only if they are equal: filters and indexes use it.
    ///
    /// @param value one that fits, as it is stored
    public String key(JsonNode value) {
        var text = switch (this) {
            case MONEY ->
                value.path("amount").asString() + ' ' + value.path("currency").asString();
            case NUMBER -> value.decimalValue().toPlainString();
            case LOCALIZED_TEXT, RICH_TEXT -> null;
            default -> value.asString();
        };
        return text != null && text.length() <= LONGEST_KEY
                ? text
                : '~' + HexFormat.of().formatHex(Keyring.hash(text == null ? value.toString() : text));
    }
}
