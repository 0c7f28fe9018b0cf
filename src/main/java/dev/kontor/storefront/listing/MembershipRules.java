package dev.kontor.storefront.listing;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The published rules of a collection.
record MembershipRules(Match match, List<Rule> rules) {

    /// Whether all rules must match, or any of them.
    enum Match {
        ALL,
        ANY
    }

    /// The property that a rule tests.
    enum Field {
        TAG,
        BRAND,
        CATEGORY,
        ATTRIBUTE,
        PRICE,
        STOCK,
        PUBLISHED
    }

    /// Whether the product belongs to the collection.
    boolean matches(ListedProduct product) {
        return match == Match.ALL
                ? rules.stream().allMatch(rule -> rule.fits(product))
                : rules.stream().anyMatch(rule -> rule.fits(product));
    }

    Set<Field> fields() {
        return rules.stream().map(Rule::field).collect(Collectors.toSet());
    }

    /// One rule; its parts depend on the field.
    record Rule(
            Field field,
            @Nullable Boolean exclude,
            @Nullable List<String> values,
            @Nullable String attribute,
            @Nullable String currency,
            @Nullable BigDecimal gte,
            @Nullable BigDecimal lte,
            @Nullable Integer days) {

        private boolean fits(ListedProduct product) {
            return has(product) != Boolean.TRUE.equals(exclude);
        }

        private boolean has(ListedProduct product) {
            return switch (field) {
                case TAG -> namesOneOf(product.tags());
                case BRAND -> product.brand() != null && namesOneOf(Set.of(product.brand()));
                case CATEGORY -> namesOneOf(product.categories());
                case ATTRIBUTE ->
                    product.attributes().getOrDefault(String.valueOf(attribute), List.of()).stream()
                            .anyMatch(value -> values == null
                                    ? value.number() != null && within(value.number())
                                    : values.contains(value.key()));
                case PRICE -> {
                    var cheapest = product.cheapest().get(String.valueOf(currency));
                    yield cheapest != null && within(BigDecimal.valueOf(cheapest));
                }
                case STOCK -> product.available();
                case PUBLISHED -> product.age().compareTo(Duration.ofDays(Objects.requireNonNull(days))) <= 0;
            };
        }

        private boolean namesOneOf(Collection<String> given) {
            return values != null && values.stream().anyMatch(given::contains);
        }

        private boolean within(BigDecimal number) {
            return (gte == null || number.compareTo(gte) >= 0) && (lte == null || number.compareTo(lte) <= 0);
        }
    }
}
