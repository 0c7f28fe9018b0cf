package dev.kontor.catalog;

import dev.kontor.shared.crypto.Keyring;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;

/// The data type of an attribute.
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

    /// Longer keys are replaced by a hash, because the size of index entries is limited.
    private static final int MAX_KEY_LENGTH = 200;

    /// Returns whether a value has a text for each language.
    public boolean isLocalized() {
        return this == LOCALIZED_TEXT || this == RICH_TEXT;
    }

    /// Returns whether the attribute lists its allowed values.
    public boolean isChoice() {
        return this == ENUM || this == LOCALIZED_ENUM;
    }

    /// Returns a text that is the same for equal values and different for others. Filters and indexes use it.
    ///
    /// @param value a valid value, as stored
    public String key(JsonNode value) {
        var text = switch (this) {
            case MONEY ->
                value.path("amount").asString() + ' ' + value.path("currency").asString();
            case NUMBER -> value.decimalValue().toPlainString();
            case LOCALIZED_TEXT, RICH_TEXT -> null;
            default -> value.asString();
        };
        return text != null && text.length() <= MAX_KEY_LENGTH
                ? text
                : '~' + HexFormat.of().formatHex(Keyring.hash(text == null ? value.toString() : text));
    }
}
