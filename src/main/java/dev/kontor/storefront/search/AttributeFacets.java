package dev.kontor.storefront.search;

import dev.kontor.catalog.AttributeKind;
import dev.kontor.search.AttributeCondition;
import dev.kontor.search.AttributeScale;
import dev.kontor.search.Counts;
import dev.kontor.search.SearchFilter;
import dev.kontor.storefront.attribute.FilterText;
import dev.kontor.storefront.attribute.FilterableAttribute;
import dev.kontor.storefront.attribute.FilterableAttributes;
import dev.kontor.storefront.context.StoreContext;
import dev.kontor.storefront.search.FacetList.AttributeCount;
import dev.kontor.storefront.search.FacetList.AttributeCounts;
import dev.kontor.storefront.search.FacetList.AttributeRange;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Adds names to attribute facets, in the shopper's language.
@Component
class AttributeFacets {

    private final FilterableAttributes attributes;

    AttributeFacets(FilterableAttributes attributes) {
        this.attributes = attributes;
    }

    /// The attributes that are currently filterable, in the order of their types.
    List<AttributeCounts> of(Counts counts, SearchFilter filter, StoreContext context) {
        var codes = new TreeSet<>(counts.attributes().keySet());
        counts.ranges().keySet().forEach(field -> codes.add(field.replaceFirst(":.*", "")));
        return attributes.byCode(codes, context).values().stream()
                .sorted(Comparator.comparing(FilterableAttribute::position).thenComparing(FilterableAttribute::code))
                .map(attribute -> counts(attribute, counts, filter, context))
                .filter(attribute ->
                        !attribute.values().isEmpty() || !attribute.ranges().isEmpty())
                .toList();
    }

    private static AttributeCounts counts(
            FilterableAttribute attribute, Counts counts, SearchFilter filter, StoreContext context) {
        var kind = attribute.kind();
        var currency = kind == AttributeKind.MONEY ? context.currency().getCurrencyCode() : null;
        var field = AttributeScale.field(attribute.code(), currency);
        var chosen = filter.attribute(field).orElse(null);
        var ranges = counts.ranges().getOrDefault(field, Map.of()).entrySet().stream()
                .map(range -> {
                    var to = AttributeScale.next(kind, range.getKey());
                    return new AttributeRange(
                            AttributeScale.text(kind, range.getKey()),
                            AttributeScale.text(kind, to),
                            range.getValue(),
                            chosen != null && chosen.isJust(range.getKey(), to));
                })
                .toList();
        return new AttributeCounts(
                attribute.id(),
                attribute.code(),
                kind,
                attribute.name(),
                attribute.unit(),
                values(attribute, counts.attributes().getOrDefault(attribute.code(), Map.of()), chosen),
                ranges);
    }

    private static List<AttributeCount> values(
            FilterableAttribute attribute, Map<String, Integer> numbers, @Nullable AttributeCondition chosen) {
        return switch (attribute.kind()) {
            case TEXT, BOOLEAN, ENUM, LOCALIZED_ENUM ->
                numbers.entrySet().stream()
                        .filter(value -> !isHidden(attribute.kind(), value.getKey()))
                        .map(value -> new AttributeCount(
                                attribute.labels().getOrDefault(value.getKey(), value.getKey()),
                                FilterText.escape(value.getKey()),
                                value.getValue(),
                                chosen != null && chosen.keys().contains(value.getKey())))
                        .toList();
            case NUMBER,
                    DATE,
                    DATE_TIME,
                    MONEY,
                    LOCALIZED_TEXT,
                    RICH_TEXT,
                    PRODUCT_REFERENCE,
                    CATEGORY_REFERENCE,
                    MEDIA -> List.of();
        };
    }

    /// Very long texts are stored as a digest, which nobody could filter by.
    private static boolean isHidden(AttributeKind kind, String key) {
        return kind == AttributeKind.TEXT && key.length() == 65 && key.startsWith("~");
    }
}
