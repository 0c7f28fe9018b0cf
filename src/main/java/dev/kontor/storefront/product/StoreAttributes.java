package dev.kontor.storefront.product;

import dev.kontor.catalog.AttributeId;
import dev.kontor.catalog.AttributeKind;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.MoneyFormat;
import dev.kontor.storefront.context.StoreContext;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Puts attribute values into the language of the reader.
final class StoreAttributes {

    private final JsonMapper json;

    StoreAttributes(JsonMapper json) {
        this.json = json;
    }

    private record Choice(
            String key, String label, @Nullable Map<String, String> labels) {}

    private record Row(
            UUID id,
            String code,
            AttributeKind kind,
            String name,
            Map<String, String> names,
            @Nullable String unit,
            JsonNode value,
            @Nullable List<Choice> choices) {}

    /// @param valued what `catalog.pub_valued_attributes` gives
    List<StoreAttribute> read(@Nullable String valued, StoreContext context) {
        return valued == null
                ? List.of()
                : json.readValue(valued, new TypeReference<List<Row>>() {}).stream()
                        .map(row -> attribute(row, context))
                        .toList();
    }

    private static StoreAttribute attribute(Row row, StoreContext context) {
        Stream<JsonNode> values = row.value().isArray() ? row.value().valueStream() : Stream.of(row.value());
        return new StoreAttribute(
                new AttributeId(row.id()),
                row.code(),
                row.kind(),
                row.names().getOrDefault(context.locale().toLanguageTag(), row.name()),
                row.unit(),
                values.map(value -> text(row, value, context))
                        .filter(Objects::nonNull)
                        .toList());
    }

    private static @Nullable AttributeText text(Row row, JsonNode value, StoreContext context) {
        var key = row.kind().key(value);
        var text = switch (row.kind()) {
            case LOCALIZED_TEXT, RICH_TEXT ->
                value.path(context.locale().toLanguageTag())
                        .asString(value.path(context.fallback().toLanguageTag()).asString(""));
            case ENUM, LOCALIZED_ENUM -> label(row, key, context);
            case MONEY ->
                MoneyFormat.format(
                        new Money(
                                value.path("amount").asLong(),
                                Currency.getInstance(value.path("currency").asString())),
                        context.locale());
            default -> key;
        };
        return text.isEmpty() ? null : new AttributeText(key, text);
    }

    private static String label(Row row, String key, StoreContext context) {
        var choices = row.choices() == null ? List.<Choice>of() : row.choices();
        return choices.stream()
                .filter(choice -> choice.key().equals(key))
                .map(choice -> choice.labels() == null
                        ? choice.label()
                        : choice.labels().getOrDefault(context.locale().toLanguageTag(), choice.label()))
                .findFirst()
                .orElse(key);
    }
}
