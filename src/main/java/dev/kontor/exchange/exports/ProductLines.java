package dev.kontor.exchange.exports;

import dev.kontor.catalog.AttributeKind;
import dev.kontor.catalog.GiftCardTerms;
import dev.kontor.catalog.ProductTypeReader;
import dev.kontor.catalog.TypedAttribute;
import dev.kontor.catalog.bulk.WholeProduct;
import dev.kontor.exchange.file.CellList;
import dev.kontor.exchange.file.CellPairs;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.shop.Shop;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes products in the format that imports read: one row per variant, each with the fields of the product.
@Component
class ProductLines {

    private static final List<String> OF_PRODUCT = List.of(
            "id",
            "externalId",
            "published",
            "title",
            "description",
            "slug",
            "seoTitle",
            "seoDescription",
            "taxCategory",
            "productTypeId",
            "brandId");
    private static final List<String> LISTS = List.of("tags", "categoryIds", "media", "metadata", "inputs");
    private static final List<String> OF_GIFT_CARD =
            List.of("giftCard", "giftCardMaximum", "giftCardSuggestions", "giftCardValidDays");
    private static final List<String> TEXTS = List.of("title", "description", "slug", "seoTitle", "seoDescription");
    private static final List<String> OF_VARIANT =
            List.of("sku", "barcode", "options", "weightGrams", "shippable", "volumeCm3", "shippingProfile");

    private static final String ATTRIBUTE = "attr.";

    private final ProductTypeReader types;
    private final Shop shop;

    ProductLines(ProductTypeReader types, Shop shop) {
        this.types = types;
        this.shop = shop;
    }

    /// Returns the columns, which depend on the languages and attributes of the shop.
    List<String> columns() {
        var columns = new ArrayList<String>(OF_PRODUCT);
        columns.addAll(LISTS);
        columns.addAll(OF_GIFT_CARD);
        languages().skip(1).forEach(language -> TEXTS.forEach(text -> columns.add(text + "." + language)));
        types.all().forEach(attribute -> columnsOf(attribute).forEach(columns::add));
        columns.addAll(OF_VARIANT);
        return columns;
    }

    /// Returns the columns of attributes that are numbers.
    Set<String> numbers() {
        return types.all().stream()
                .filter(attribute -> attribute.kind() == AttributeKind.NUMBER)
                .map(attribute -> ATTRIBUTE + attribute.code())
                .collect(Collectors.toSet());
    }

    private Stream<String> languages() {
        return shop.languageTags().stream();
    }

    private Stream<String> columnsOf(TypedAttribute attribute) {
        var column = ATTRIBUTE + attribute.code();
        return attribute.kind().isLocalized()
                ? languages().map(language -> column + "." + language)
                : Stream.of(column);
    }

    ObjectNode line(WholeProduct product) {
        var line = product.data().deepCopy().put("published", product.published());
        if (product.giftCard() != null) {
            giftCard(line.putObject("giftCard"), product.giftCard());
        }
        return line;
    }

    private static void giftCard(ObjectNode node, GiftCardTerms terms) {
        node.put("amount", terms.amount().name());
        var ranges = node.putArray("ranges");
        for (var range : terms.ranges()) {
            var shown = ranges.addObject();
            money(shown.putObject("maximum"), range.maximum());
            var suggestions = shown.putArray("suggestions");
            range.suggestions().forEach(suggestion -> money(suggestions.addObject(), suggestion));
        }
        if (terms.validDays() != null) {
            node.put("validDays", terms.validDays());
        }
    }

    private static void money(ObjectNode node, Money money) {
        node.put("amount", money.minor()).put("currency", money.currency().getCurrencyCode());
    }

    private static void giftCard(Map<String, String> row, GiftCardTerms terms) {
        row.put("giftCard", terms.amount().name());
        row.put(
                "giftCardMaximum",
                CellList.of(terms.ranges().stream()
                        .map(range -> cell(range.maximum()))
                        .toList()));
        row.put(
                "giftCardSuggestions",
                CellList.of(terms.ranges().stream()
                        .flatMap(range -> range.suggestions().stream())
                        .map(ProductLines::cell)
                        .toList()));
        row.put("giftCardValidDays", Objects.toString(terms.validDays(), ""));
    }

    private static String cell(Money money) {
        return money.major().toPlainString() + " " + money.currency().getCurrencyCode();
    }

    /// Returns the rows of a product by column.
    List<Map<String, String>> rows(WholeProduct product, Map<String, AttributeKind> kinds) {
        var shared = ofProduct(product, kinds);
        var rows = new ArrayList<Map<String, String>>();
        for (var variant : product.data().path("variants")) {
            var row = new HashMap<>(shared);
            OF_VARIANT.forEach(field -> row.put(field, variant.path(field).asString("")));
            row.put("options", pairs(variant.path("options")));
            attributes(row, variant.path("attributes"), kinds);
            rows.add(row);
        }
        return rows.isEmpty() ? List.of(shared) : rows;
    }

    Map<String, AttributeKind> kinds() {
        var kinds = new HashMap<String, AttributeKind>();
        types.all().forEach(attribute -> kinds.put(attribute.code(), attribute.kind()));
        return kinds;
    }

    private static Map<String, String> ofProduct(WholeProduct product, Map<String, AttributeKind> kinds) {
        var data = product.data();
        var row = new HashMap<String, String>();
        OF_PRODUCT.forEach(field -> row.put(field, data.path(field).asString("")));
        row.put("id", product.id().text());
        row.put("externalId", product.externalId() == null ? "" : product.externalId());
        row.put("published", String.valueOf(product.published()));
        row.put("tags", list(data.path("tags")));
        row.put("categoryIds", list(data.path("categoryIds")));
        row.put(
                "media",
                CellList.of(data.path("media")
                        .valueStream()
                        .map(picture -> picture.path("mediaId")
                                .asString(picture.path("url").asString("")))
                        .toList()));
        row.put("metadata", pairs(data.path("metadata")));
        row.put(
                "inputs",
                data.path("inputs").isEmpty() ? "" : data.path("inputs").toString());
        data.path("translations")
                .forEachEntry((language, translation) -> TEXTS.forEach(text ->
                        row.put(text + "." + language, translation.path(text).asString(""))));
        if (product.giftCard() != null) {
            giftCard(row, product.giftCard());
        }
        attributes(row, data.path("attributes"), kinds);
        return row;
    }

    private static void attributes(Map<String, String> row, JsonNode values, Map<String, AttributeKind> kinds) {
        values.forEachEntry((code, value) -> {
            var kind = kinds.getOrDefault(code, AttributeKind.TEXT);
            if (kind.isLocalized()) {
                value.forEachEntry((language, text) -> row.put(ATTRIBUTE + code + "." + language, text.asString()));
            } else if (value.isArray()) {
                row.put(
                        ATTRIBUTE + code,
                        CellList.of(value.valueStream()
                                .map(element -> cell(kind, element))
                                .toList()));
            } else {
                row.put(ATTRIBUTE + code, cell(kind, value));
            }
        });
    }

    private static String cell(AttributeKind kind, JsonNode value) {
        return switch (kind) {
            case MONEY -> {
                var currency = Currency.getInstance(value.path("currency").asString());
                yield BigDecimal.valueOf(value.path("amount").asLong(), currency.getDefaultFractionDigits())
                                .toPlainString()
                        + " " + currency.getCurrencyCode();
            }
            case NUMBER -> value.decimalValue().toPlainString();
            default -> value.asString();
        };
    }

    private static String list(JsonNode values) {
        return CellList.of(values.valueStream().map(JsonNode::asString).toList());
    }

    private static String pairs(JsonNode values) {
        return CellPairs.of(values.propertyStream()
                .map(pair -> Map.entry(pair.getKey(), pair.getValue().asString()))
                .toList());
    }
}
