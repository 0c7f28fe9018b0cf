package dev.kontor.pricing.list;

import dev.kontor.catalog.VariantId;
import dev.kontor.pricing.ListPriceReader;
import dev.kontor.pricing.ListedPrice;
import dev.kontor.pricing.PriceListId;
import dev.kontor.pricing.QuantityPrice;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.binding.TimeRange;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Provides the prices of price lists to other modules.
@Repository
class ListedPrices implements ListPriceReader {

    private final JdbcClient jdbc;

    ListedPrices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(
            PriceListId priceListId,
            String name,
            VariantId variantId,
            Currency currency,
            long amountMinor,
            @Nullable Long compareAtMinor,
            List<Integer> tierQuantities,
            List<Long> tierAmounts) {

        ListedPrice price() {
            return new ListedPrice(
                    priceListId,
                    name,
                    variantId,
                    new Money(amountMinor, currency),
                    compareAtMinor == null ? null : new Money(compareAtMinor, currency),
                    IntStream.range(0, tierQuantities.size())
                            .mapToObj(index -> new QuantityPrice(
                                    tierQuantities.get(index), new Money(tierAmounts.get(index), currency)))
                            .toList());
        }
    }

    @Override
    public List<ListedPrice> after(@Nullable Place after, @Nullable TimeRange updatedAt, int most) {
        return jdbc
                .sql("""
                        select e.price_list_id, l.name, e.variant_id, l.currency, e.amount_minor, e.compare_at_minor, %s
                        from pricing.price_list_entries e join pricing.price_lists l on l.id = e.price_list_id
                        where (e.price_list_id, e.variant_id) > (:list, :variant)
                        """.formatted(ListPriceRepository.TIERS)
                        + TimeRange.and(updatedAt, "e.updated_at")
                        + " order by e.price_list_id, e.variant_id limit :most")
                .param(
                        "list",
                        after == null ? new UUID(0, 0) : after.priceListId().value())
                .param(
                        "variant",
                        after == null ? new UUID(0, 0) : after.variantId().value())
                .param("most", most)
                .params(TimeRange.params(updatedAt, "e.updated_at"))
                .query(Row.class)
                .list()
                .stream()
                .map(Row::price)
                .toList();
    }
}
