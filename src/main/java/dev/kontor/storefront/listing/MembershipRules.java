package dev.kontor.storefront.listing;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rules of a collection, as the catalogue publishes them.
record MembershipRules(Match match, List<Rule> rules) {

    /// How many rules have to fit.
    enum Match {
        ALL,
        ANY
    }

    /// What a rule looks at.
    enum Field {
        TAG,
        BRAND,
        CATEGORY,
        ATTRIBUTE,
        PRICE,
        STOCK,
        PUBLISHED
    }

    /// One rule; which of its parts are there depends on the field.
    record Rule(
            Field field,
            @Nullable Boolean exclude,
            @Nullable List<String> values,
            @Nullable String attribute,
            @Nullable String currency,
            @Nullable BigDecimal gte,
            @Nullable BigDecimal lte,
            @Nullable Integer days) {}
}
