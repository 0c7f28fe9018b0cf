package dev.kontor.storefront.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.storefront.listing.ListedProduct.Value;
import dev.kontor.storefront.listing.MembershipRules.Field;
import dev.kontor.storefront.listing.MembershipRules.Match;
import dev.kontor.storefront.listing.MembershipRules.Rule;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MembershipRulesTests {

    private static final ListedProduct CUP = new ListedProduct(
            new UUID(0, 1),
            Instant.parse("2026-11-01T00:00:00Z"),
            Duration.ofDays(30),
            Set.of("summer", "kitchen"),
            "brand_a",
            Set.of("cat_cups", "cat_kitchen"),
            Map.of("width", List.of(new Value("40", new BigDecimal("40.0")), new Value("red", null))),
            Map.of("EUR", 1250L),
            true);
    private static final ListedProduct BARE = new ListedProduct(
            new UUID(0, 2),
            Instant.parse("2026-12-01T00:00:00Z"),
            Duration.ZERO,
            Set.of(),
            null,
            Set.of(),
            Map.of(),
            Map.of(),
            false);

    @Test
    void oneOfTheValuesHasToFit() {
        assertThat(fits(CUP, valued(Field.TAG, null, "winter", "summer"))).isTrue();
        assertThat(fits(CUP, valued(Field.TAG, null, "winter"))).isFalse();
        assertThat(fits(CUP, valued(Field.BRAND, null, "brand_b", "brand_a"))).isTrue();
        assertThat(fits(BARE, valued(Field.BRAND, null, "brand_a"))).isFalse();
        assertThat(fits(CUP, valued(Field.CATEGORY, null, "cat_kitchen"))).isTrue();
        assertThat(fits(CUP, valued(Field.CATEGORY, null, "cat_lamps"))).isFalse();
        assertThat(fits(CUP, valued(Field.ATTRIBUTE, "width", "red"))).isTrue();
        assertThat(fits(CUP, valued(Field.ATTRIBUTE, "height", "red"))).isFalse();
    }

    @Test
    void rangesIncludeTheirEnds() {
        assertThat(fits(CUP, ranged(Field.ATTRIBUTE, "40", "40"))).isTrue();
        assertThat(fits(CUP, ranged(Field.ATTRIBUTE, "40.01", null))).isFalse();
        assertThat(fits(BARE, ranged(Field.ATTRIBUTE, null, "99"))).isFalse();
        assertThat(fits(CUP, ranged(Field.PRICE, "1250", null))).isTrue();
        assertThat(fits(CUP, ranged(Field.PRICE, null, "1249"))).isFalse();
        assertThat(fits(BARE, ranged(Field.PRICE, "0", null))).isFalse();
    }

    @Test
    void stockAndAgeNeedNoValues() {
        assertThat(fits(CUP, valued(Field.STOCK, null))).isTrue();
        assertThat(fits(BARE, valued(Field.STOCK, null))).isFalse();
        assertThat(fits(CUP, days(30))).isTrue();
        assertThat(fits(CUP, days(29))).isFalse();
    }

    @Test
    void whatIsExcludedFitsWhereTheRuleDoesNot() {
        var notSummer = new Rule(Field.TAG, true, List.of("summer"), null, null, null, null, null);

        assertThat(fits(CUP, notSummer)).isFalse();
        assertThat(fits(BARE, notSummer)).isTrue();
    }

    @Test
    void allRulesHaveToFitOrOne() {
        var summer = valued(Field.TAG, null, "summer");
        var winter = valued(Field.TAG, null, "winter");

        assertThat(new MembershipRules(Match.ALL, List.of(summer, winter)).matches(CUP))
                .isFalse();
        assertThat(new MembershipRules(Match.ANY, List.of(summer, winter)).matches(CUP))
                .isTrue();
        assertThat(new MembershipRules(Match.ANY, List.of(summer, winter)).matches(BARE))
                .isFalse();
    }

    private static boolean fits(ListedProduct product, Rule rule) {
        return new MembershipRules(Match.ALL, List.of(rule)).matches(product);
    }

    private static Rule valued(Field field, @Nullable String attribute, String... values) {
        return new Rule(field, null, List.of(values), attribute, null, null, null, null);
    }

    private static Rule ranged(Field field, @Nullable String gte, @Nullable String lte) {
        return new Rule(
                field,
                false,
                null,
                "width",
                "EUR",
                gte == null ? null : new BigDecimal(gte),
                lte == null ? null : new BigDecimal(lte),
                null);
    }

    private static Rule days(int days) {
        return new Rule(Field.PUBLISHED, null, null, null, null, null, null, days);
    }
}
