package dev.kontor.exchange.imports;

import dev.kontor.exchange.file.CellList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Reads the terms of a gift card from the columns of a product. They belong together: what has no value is not part of
/// the terms.
final class GiftCardCells {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final SourceRow row;
    private final List<RowError> errors;

    /// @param errors collects the errors
    GiftCardCells(SourceRow row, List<RowError> errors) {
        this.row = row;
        this.errors = errors;
    }

    /// Returns the terms as the API accepts them: JSON null for a normal product, and null if the file does not say.
    @Nullable
    JsonNode terms() {
        var amount = row.text(ProductFields.GIFT_CARD);
        if (amount == null) {
            var others = ProductFields.GIFT_CARD_TERMS.stream()
                    .filter(field -> row.text(field) != null)
                    .toList();
            others.forEach(field -> errors.add(
                    row.error(field, "refused", "Applies only to gift cards. Set `giftCard` to FIXED or CHOSEN.")));
            return row.has(ProductFields.GIFT_CARD) && others.isEmpty() ? JsonNodeFactory.instance.nullNode() : null;
        }
        var terms = JsonNodeFactory.instance.objectNode().put("amount", amount);
        var suggestions = amounts(ProductFields.GIFT_CARD_SUGGESTIONS);
        var maxima = amounts(ProductFields.GIFT_CARD_MAXIMUM);
        var ranges = terms.putArray("ranges");
        for (var maximum : maxima) {
            var range = ranges.addObject();
            range.set("maximum", maximum);
            var offered = range.putArray("suggestions");
            suggestions.stream()
                    .filter(each -> currency(each).equals(currency(maximum)))
                    .forEach(offered::add);
        }
        if (suggestions.stream()
                .anyMatch(each ->
                        maxima.stream().noneMatch(maximum -> currency(maximum).equals(currency(each))))) {
            errors.add(row.error(
                    ProductFields.GIFT_CARD_SUGGESTIONS,
                    "refused",
                    "Suggestions need a `giftCardMaximum` in their currency."));
        }
        days().ifPresent(days -> terms.put("validDays", days));
        return terms;
    }

    private static String currency(JsonNode money) {
        return money.path("currency").asString();
    }

    /// Amounts such as `25.00 EUR|50.00 EUR`.
    private List<JsonNode> amounts(String field) {
        var cell = row.text(field);
        if (cell == null) {
            return List.of();
        }
        var amounts = CellList.read(row.decimalComma() ? cell.replace(',', '.') : cell).stream()
                .map(AttributeCells::money)
                .toList();
        if (!amounts.stream().allMatch(JsonNode::isObject)) {
            errors.add(row.error(field, "format", "Must be amounts such as 25.00 EUR|50.00 EUR."));
            return List.of();
        }
        return amounts;
    }

    private Optional<Integer> days() {
        var text = row.text(ProductFields.GIFT_CARD_DAYS);
        if (text != null && !NUMBER.matcher(text).matches()) {
            errors.add(row.error(ProductFields.GIFT_CARD_DAYS, "wrong-type", "Must be a whole number."));
            return Optional.empty();
        }
        return Optional.ofNullable(text).map(Integer::valueOf);
    }

    /// Returns the column of an error in the terms.
    ///
    /// @param pointer into the product
    static String column(String pointer) {
        if (pointer.contains("/suggestions")) {
            return ProductFields.GIFT_CARD_SUGGESTIONS;
        }
        return pointer.startsWith("/giftCard/ranges")
                ? ProductFields.GIFT_CARD_MAXIMUM
                : pointer.startsWith("/giftCard/validDays") ? ProductFields.GIFT_CARD_DAYS : ProductFields.GIFT_CARD;
    }
}
