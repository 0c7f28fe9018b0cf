package dev.kontor.promotion.statistics;

import dev.kontor.promotion.PromotionCodes;
import dev.kontor.promotion.PromotionId;
import dev.kontor.promotion.PromotionProperties;
import dev.kontor.promotion.PurchaseHistory;
import dev.kontor.promotion.usage.KnownPromotions;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.binding.TimeRange;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Lists and sums the uses of a promotion with a fixed number of statements.
@Repository
class UsageQueries {

    private static final Sorting SORTING = Sorting.by("u.reference", "-usedAt", SortField.time("usedAt", "u.used_at"));

    private static final String COLUMNS = """
            u.reference as id, u.code, u.amount_minor as discount_minor, u.total_minor, u.refunded_minor, u.currency,
            u.used_at, u.released_at
            """;

    private static final String SUMS = """
            count(*) as uses, u.currency, sum(u.amount_minor)::bigint as discount_minor,
            sum(u.total_minor)::bigint as revenue_minor, sum(u.refunded_minor)::bigint as refunded_minor
            """;

    private static final String IN_PERIOD = """
            from promotion.uses u
            where u.promotion_id = :promotion and u.used_at >= :from and u.used_at < :until
            """;

    private final JdbcClient jdbc;
    private final KeysetLists lists;
    private final KnownPromotions promotions;
    private final PurchaseHistory history;
    private final PromotionProperties properties;

    UsageQueries(
            JdbcClient jdbc,
            KeysetLists lists,
            KnownPromotions promotions,
            PurchaseHistory history,
            PromotionProperties properties) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.promotions = promotions;
        this.history = history;
        this.properties = properties;
    }

    /// A row of the list.
    record Use(
            UUID id,
            @Nullable String code,
            Money discount,
            Money total,
            Money refunded,
            Instant usedAt,
            @Nullable Instant releasedAt) {

        PromotionUsage of(PurchaseHistory.@Nullable Purchase purchase) {
            return new PromotionUsage(
                    purchase == null ? null : purchase.id(),
                    purchase == null ? null : purchase.number(),
                    purchase == null ? null : purchase.customerId(),
                    code,
                    discount,
                    total,
                    refunded,
                    usedAt,
                    releasedAt);
        }
    }

    Page<PromotionUsage> list(PromotionId promotion, UsageFilter filter, Listing listing) {
        requireExisting(promotion);
        var conditions = new Conditions()
                .and("u.promotion_id = :promotion", "promotion", promotion)
                .and(TimeRange.on("u.used_at", filter.usedAt()));
        if (filter.code() != null) {
            code(filter.code(), conditions);
        }
        if (filter.released() != null) {
            conditions.and(filter.released() ? "u.released_at is not null" : "u.released_at is null");
        }
        var page = lists.select(COLUMNS, "promotion.uses u")
                .where(conditions)
                .page(listing, SORTING, Use.class, promotion, filter);
        var references = page.items().stream().map(Use::id).toList();
        var purchases = references.isEmpty() ? Map.<UUID, PurchaseHistory.Purchase>of() : history.purchases(references);
        return page.map(use -> use.of(purchases.get(use.id())));
    }

    /// Coupons are recognized by the counter of their uses, because only a part of them is stored.
    private void code(String entered, Conditions conditions) {
        var known = promotions.find(entered).orElse(null);
        conditions.and("u.code = :code", "code", known == null ? PromotionCodes.canonical(entered) : known.shown());
        if (known != null && known.isCoupon()) {
            conditions.and(":scope = any(u.scopes)", "scope", "code " + known.key());
        }
    }

    private void requireExisting(PromotionId promotion) {
        boolean exists = jdbc.sql("select exists (select from promotion.promotions where id = :id)")
                .param("id", promotion)
                .query(Boolean.class)
                .single();
        if (!exists) {
            throw NotFoundException.of("promotion", promotion);
        }
    }

    /// The uses of one day in one currency.
    private record Sum(
            LocalDate day, Currency currency, long uses, Money discount, Money revenue, Money refunded, long released) {

        PromotionStatistics.InCurrency inCurrency() {
            return new PromotionStatistics.InCurrency(uses, discount, revenue, refunded);
        }
    }

    PromotionStatistics statistics(PromotionId promotion, Instant from, Instant until) {
        requireExisting(promotion);
        var all = statement("""
                        select (u.used_at at time zone :zone)::date as day, u.currency,
                            count(*) filter (where u.released_at is null) as uses,
                            coalesce(sum(u.amount_minor) filter (where u.released_at is null), 0)::bigint as discount_minor,
                            coalesce(sum(u.total_minor) filter (where u.released_at is null), 0)::bigint as revenue_minor,
                            coalesce(sum(u.refunded_minor) filter (where u.released_at is null), 0)::bigint as refunded_minor,
                            count(u.released_at) as released
                        """ + IN_PERIOD + "group by 1, 2 order by 1, 2", promotion, from, until)
                .param("zone", properties.timeZone().getId())
                .query(Sum.class)
                .list();
        var used = all.stream().filter(sum -> sum.uses() > 0).toList();
        return new PromotionStatistics(
                from,
                until,
                all.stream().mapToLong(Sum::uses).sum(),
                all.stream().mapToLong(Sum::released).sum(),
                byCurrency(used),
                used.stream()
                        .map(sum -> new PromotionStatistics.OnDay(
                                sum.day(), sum.uses(), sum.discount(), sum.revenue(), sum.refunded()))
                        .toList(),
                codes(promotion, from, until));
    }

    private static List<PromotionStatistics.InCurrency> byCurrency(List<Sum> sums) {
        var byCode = new TreeMap<String, PromotionStatistics.InCurrency>();
        sums.forEach(sum -> byCode.merge(
                sum.currency().getCurrencyCode(),
                sum.inCurrency(),
                (one, other) -> new PromotionStatistics.InCurrency(
                        one.uses() + other.uses(),
                        one.discount().plus(other.discount()),
                        one.revenue().plus(other.revenue()),
                        one.refunded().plus(other.refunded()))));
        return List.copyOf(byCode.values());
    }

    private List<PromotionStatistics.ByCode> codes(PromotionId promotion, Instant from, Instant until) {
        return statement("select split_part(u.code, '…', 1) as code, " + SUMS + IN_PERIOD + """
                        and u.released_at is null
                        group by 1, u.currency order by uses desc, 1, u.currency limit 50
                        """, promotion, from, until)
                .query(PromotionStatistics.ByCode.class)
                .list();
    }

    private JdbcClient.StatementSpec statement(String sql, PromotionId promotion, Instant from, Instant until) {
        return jdbc.sql(sql).param("promotion", promotion).param("from", from).param("until", until);
    }
}
