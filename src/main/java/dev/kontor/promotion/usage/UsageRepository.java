package dev.kontor.promotion.usage;

import dev.kontor.promotion.PromotionId;
import dev.kontor.promotion.PromotionUse;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.money.Money;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Counts uses. Counters are locked in the order of their keys.
@Repository
class UsageRepository {

    /// Scope of all uses of a promotion.
    static final String TOTAL = "total";

    private final JdbcClient jdbc;
    private final Clock clock;

    UsageRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// The key of a counter.
    record Scope(PromotionId promotionId, String scope) {}

    record Counter(long uses, long spentMinor) {

        static final Counter NONE = new Counter(0, 0);
    }

    static String ofCode(String canonical) {
        return "code " + canonical;
    }

    static String ofBuyer(String key) {
        return "buyer " + key;
    }

    /// The counters that exist.
    Map<Scope, Counter> counters(Collection<PromotionId> promotions, Collection<String> scopes) {
        record Row(PromotionId promotionId, String scope, long uses, long spentMinor) {}
        var counters = new HashMap<Scope, Counter>();
        jdbc.sql("""
                        select promotion_id, scope, uses, spent_minor from promotion.counters
                        where promotion_id = any(:promotions) and scope = any(:scopes)
                        """)
                .param("promotions", promotions)
                .param("scopes", scopes)
                .query(Row.class)
                .list()
                .forEach(row -> counters.put(
                        new Scope(row.promotionId(), row.scope()), new Counter(row.uses(), row.spentMinor())));
        return counters;
    }

    /// Counts the uses, if every promotion is active in its version, no code has ended, and every limit has room. Each
    /// use stores all its scopes, also those that nothing limits yet. The lock on the promotions keeps limits from
    /// being set in between, which would count the uses again without this one.
    ///
    /// @param codes the entered codes of the uses
    /// @return whether all could be counted; if not, the transaction must be rolled back
    boolean claim(
            UUID reference,
            Money total,
            List<PromotionUse> uses,
            List<@Nullable ClaimedCode> codes,
            List<String> buyers) {
        record Claimed(long active, long limits, long counted) {}
        var claimed = jdbc.sql("""
                        with wanted as (
                            select p.id, w.code, w.shown, least(p.max_uses_by_code, w.code_limit) as code_limit,
                                w.amount, w.currency, p.max_uses, p.buyer_limit, p.budget_minor,
                                case when w.currency = p.budget_currency then w.amount else 0 end as spent
                            from unnest(:uses.promotionId::uuid[], :uses.version::bigint[], :codes::text[], :shown::text[],
                                :codeLimits::bigint[], :batches::text[], :uses.discountMinor::bigint[],
                                :uses.discountCurrency::text[])
                                as w (id, version, code, shown, code_limit, batch, amount, currency)
                            join promotion.promotions p on p.id = w.id
                                and (w.version is null or p.status = 'ACTIVE' and p.version = w.version)
                                and (w.version is null or not exists (
                                    select from promotion.coupon_batches b
                                    where b.canonical_prefix = w.batch and b.expires_at <= :now))
                            for share of p
                        ), limits as (
                            select id, 'total' as scope, max_uses as most, budget_minor as budget, spent from wanted
                            where max_uses is not null or budget_minor is not null
                            union all
                            select id, 'code ' || code, code_limit, null, 0 from wanted
                            where code is not null and code_limit is not null
                            union all
                            select id, 'buyer ' || buyer, buyer_limit, null, 0
                            from wanted, unnest(:buyers::text[]) as buyer
                            where buyer_limit is not null
                        ), counted as (
                            insert into promotion.counters as c (promotion_id, scope, uses, spent_minor)
                            select id, scope, 1, spent from limits where budget is null or spent <= budget
                            order by id, scope
                            on conflict (promotion_id, scope) do update
                            set uses = c.uses + 1, spent_minor = c.spent_minor + excluded.spent_minor
                            where not exists (
                                select from limits l where l.id = excluded.promotion_id and l.scope = excluded.scope
                                    and (c.uses >= l.most or c.spent_minor + excluded.spent_minor > l.budget))
                            returning 1
                        ), used as (
                            insert into promotion.uses (reference, promotion_id, code, amount_minor, currency, scopes,
                                used_at, total_minor)
                            select :reference, id, shown, amount, currency,
                                array(select 'total' union all select 'code ' || code where code is not null
                                    union all select 'buyer ' || buyer from unnest(:buyers::text[]) as buyer),
                                :now, :total
                            from wanted
                        )
                        select (select count(*) from wanted) as active, (select count(*) from limits) as limits,
                            (select count(*) from counted) as counted
                        """)
                .param("reference", reference)
                .param("uses", uses)
                .param("codes", codes(codes, ClaimedCode::key))
                .param("shown", codes(codes, ClaimedCode::shown))
                .param("batches", codes(codes, ClaimedCode::batch))
                .param("codeLimits", codes(codes, code -> code.limit() == null ? null : Long.toString(code.limit())))
                .param("buyers", Sql.texts(buyers))
                .param("total", total.minor())
                .param("now", clock.instant())
                .query(Claimed.class)
                .single();
        return claimed.active() == uses.size() && claimed.counted() == claimed.limits();
    }

    private static @Nullable String[] codes(
            List<@Nullable ClaimedCode> codes, Function<ClaimedCode, @Nullable String> value) {
        return codes.stream()
                .map(code -> code == null ? null : value.apply(code))
                .toArray(String[]::new);
    }

    /// Counts uses for another buyer too.
    void assign(Collection<UUID> references, String buyer) {
        jdbc.sql("""
                        with wanted as (
                            select u.reference, u.promotion_id, p.buyer_limit
                            from promotion.uses u join promotion.promotions p on p.id = u.promotion_id
                            where u.reference = any(:references) and u.released_at is null
                                and not :scope = any(u.scopes)
                            order by u.reference, u.promotion_id for no key update of u for share of p
                        ), counted as (
                            insert into promotion.counters as c (promotion_id, scope, uses, spent_minor)
                            select promotion_id, :scope, count(*), 0 from wanted where buyer_limit is not null
                            group by promotion_id order by promotion_id
                            on conflict (promotion_id, scope) do update set uses = c.uses + excluded.uses
                        )
                        update promotion.uses u set scopes = u.scopes || :scope
                        from wanted w where u.reference = w.reference and u.promotion_id = w.promotion_id
                        """)
                .param("references", references.toArray(UUID[]::new))
                .param("scope", ofBuyer(buyer))
                .update();
    }

    void refunded(UUID reference, Money refunded) {
        jdbc.sql("""
                        update promotion.uses set refunded_minor = least(:refunded, total_minor)
                        where reference = :reference and currency = :currency
                            and refunded_minor <> least(:refunded, total_minor)
                        """)
                .param("reference", reference)
                .param("refunded", refunded.minor())
                .param("currency", refunded.currency())
                .update();
    }

    /// Counts the uses of a promotion again, because it has limits for which they were not counted. The caller has
    /// locked the promotion.
    void recount(PromotionId promotion) {
        jdbc.sql("""
                        insert into promotion.counters (promotion_id, scope, uses, spent_minor)
                        select p.id, s.scope, count(*), coalesce(sum(u.amount_minor)
                            filter (where s.scope = 'total' and u.currency = p.budget_currency), 0)
                        from promotion.promotions p join promotion.uses u on u.promotion_id = p.id,
                            lateral (select distinct unnest(u.scopes || 'total'::text) as scope) s
                        where p.id = :promotion and u.released_at is null and case
                            when s.scope like 'buyer %' then p.buyer_limit is not null
                            when s.scope like 'code %' then p.max_uses_by_code is not null
                            else p.max_uses is not null or p.budget_minor is not null end
                        group by p.id, s.scope order by p.id, s.scope
                        on conflict (promotion_id, scope) do update
                        set uses = excluded.uses, spent_minor = excluded.spent_minor
                        """).param("promotion", promotion).update();
    }

    /// Returns the uses of that reference.
    void release(UUID reference) {
        var promotions = jdbc.sql("""
                        with locked as (
                            select p.id from promotion.promotions p
                            where p.id in (select promotion_id from promotion.uses
                                where reference = :reference and released_at is null)
                            order by p.id for share
                        )
                        update promotion.uses u set released_at = :now from locked
                        where u.promotion_id = locked.id and u.reference = :reference and u.released_at is null
                        returning u.promotion_id
                        """)
                .param("reference", reference)
                .param("now", clock.instant())
                .query(PromotionId.class)
                .list();
        if (promotions.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        select c.promotion_id from promotion.counters c
                        join promotion.uses u on u.promotion_id = c.promotion_id and c.scope = any(u.scopes || 'total'::text)
                        where u.reference = :reference and u.promotion_id = any(:promotions)
                        order by c.promotion_id, c.scope for no key update of c
                        """)
                .param("reference", reference)
                .param("promotions", promotions)
                .query(PromotionId.class)
                .list();
        jdbc.sql("""
                        update promotion.counters c set uses = greatest(c.uses - 1, 0),
                            spent_minor = greatest(0, c.spent_minor - case
                                when c.scope = 'total' and u.currency = p.budget_currency then u.amount_minor else 0 end)
                        from promotion.uses u join promotion.promotions p on p.id = u.promotion_id
                        where u.reference = :reference and u.promotion_id = any(:promotions)
                            and c.promotion_id = u.promotion_id and c.scope = any(u.scopes || 'total'::text)
                        """)
                .param("reference", reference)
                .param("promotions", promotions)
                .update();
    }
}
