package dev.kontor.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.shared.money.Money;
import dev.kontor.testing.TestDatabase;
import java.util.Currency;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PriceQueriesTests {

    private static final Currency EUR = Currency.getInstance("EUR");

    private final JdbcClient jdbc = TestDatabase.jdbc();
    private final PriceQueries pricing = new PriceQueries(jdbc, new PersonalPriceLists(jdbc));
    private final VariantId variant = VariantId.next();

    @Test
    void answersTheBasePriceOfEachCurrency() {
        base("EUR", 1999, 2499L);
        base("USD", 2100, null);

        assertThat(pricing.prices(Map.of(variant, 1, VariantId.next(), 1), EUR, "default", PriceBuyer.ANYONE))
                .containsExactly(Map.entry(variant, Prices.of(euros(1999), euros(2499), null)));
        assertThat(pricing.prices(Map.of(variant, 1), Currency.getInstance("JPY"), "default", PriceBuyer.ANYONE))
                .isEmpty();
    }

    @Test
    void aPriceListThatAppliesBeatsTheBasePriceAndCrossesItOut() {
        base("EUR", 1999, null);
        var list = list("ACTIVE", 10, "now() - interval '1 hour'", "now() + interval '1 hour'");
        entry(list, 1500, null);

        assertThat(price()).isEqualTo(Prices.of(euros(1500), euros(1999), list));
    }

    @Test
    void aPriceListAppliesOnlyWhileItIsActiveAndBetweenItsDates() {
        base("EUR", 1999, null);
        entry(list("DRAFT", 10, "null", "null"), 100, null);
        entry(list("ACTIVE", 10, "now() + interval '1 hour'", "null"), 200, null);
        entry(list("ACTIVE", 10, "null", "now() - interval '1 second'"), 300, null);

        assertThat(price()).isEqualTo(Prices.of(euros(1999), null, null));
    }

    @Test
    void thePriorityWinsThenTheLowestPriceThenTheNewestList() {
        base("EUR", 1999, null);
        entry(list("ACTIVE", 1, "null", "null"), 100, null);
        entry(list("ACTIVE", 2, "null", "null"), 1600, null);
        entry(list("ACTIVE", 2, "null", "null"), 1500, null);
        var winner = list("ACTIVE", 2, "null", "null");
        entry(winner, 1500, 1800L);

        assertThat(price()).isEqualTo(Prices.of(euros(1500), euros(1800), winner));
    }

    @Test
    void aListPriceBeatsTheBasePriceEvenIfItIsHigherAndNeedsNone() {
        var list = list("ACTIVE", 10, "null", "null");
        entry(list, 2500, null);
        assertThat(price()).isEqualTo(Prices.of(euros(2500), null, list));

        base("EUR", 1999, null);
        assertThat(price()).isEqualTo(Prices.of(euros(2500), null, list));
    }

    private @Nullable Price price() {
        return pricing.prices(Map.of(variant, 1), EUR, "default", PriceBuyer.ANYONE)
                .get(variant);
    }

    private static Money euros(long minor) {
        return new Money(minor, EUR);
    }

    private void base(String currency, long amount, @Nullable Long compareAt) {
        jdbc.sql("""
                        with header as (
                            insert into pricing.variants values (:variant, 1, now(), now()) on conflict do nothing)
                        insert into pricing.prices values (:variant, :currency, :amount, :compareAt)
                        """)
                .param("variant", variant.value())
                .param("currency", currency)
                .param("amount", amount)
                .param("compareAt", compareAt, java.sql.Types.BIGINT)
                .update();
    }

    private PriceListId list(String status, int priority, String startsAt, String endsAt) {
        var id = PriceListId.next();
        jdbc.sql("""
                        insert into pricing.price_lists
                            (id, version, name, status, currency, priority, starts_at, ends_at, created_at, updated_at)
                        values (:id, 1, 'Summer', :status, 'EUR', :priority, %s, %s, now(), now())
                        """.formatted(startsAt, endsAt))
                .param("id", id.value())
                .param("status", status)
                .param("priority", priority)
                .update();
        return id;
    }

    private void entry(PriceListId list, long amount, @Nullable Long compareAt) {
        jdbc.sql("""
                        insert into pricing.price_list_entries
                        values (:list, :variant, :amount, :compareAt, now())
                        """)
                .param("list", list.value())
                .param("variant", variant.value())
                .param("amount", amount)
                .param("compareAt", compareAt, java.sql.Types.BIGINT)
                .update();
    }
}
