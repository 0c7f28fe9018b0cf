package dev.kontor.promotion.usage;

import dev.kontor.events.EventConsumer;
import dev.kontor.promotion.CouponBatchId;
import dev.kontor.promotion.CouponSeries;
import dev.kontor.promotion.PromotionCodes;
import dev.kontor.promotion.PromotionId;
import dev.kontor.shared.database.CachedSnapshot;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Caches the promotions that buyers can use or could use, until an event reports a change.
@Component
public class KnownPromotions implements EventConsumer.Cached {

    private static final String SELECT = """
            select p.id, p.version, p.title, p.titles, p.status = 'ACTIVE' as active, p.priority,
                p.stacking_group as "group", p.stacking, p.requires_code, p.starts_at, p.ends_at, p.terms,
                p.max_uses, p.max_uses_by_code, p.buyer_limit, p.budget_minor, p.budget_currency,
                array(select c.canonical from promotion.codes c where c.promotion_id = p.id) as codes
            from promotion.promotions p
            """;

    private final JdbcClient jdbc;
    private final CouponSecrets secrets;
    private final CachedSnapshot<Snapshot> snapshot = new CachedSnapshot<>(() -> Snapshot.of(load(), batches()));

    KnownPromotions(JdbcClient jdbc, CouponSecrets secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    /// @param automatic active promotions that need no code
    record Snapshot(
            List<ActivePromotion> automatic,
            Map<String, ActivePromotion> byCode,
            Map<PromotionId, ActivePromotion> byId,
            Map<String, KnownBatch> batches) {

        static Snapshot of(List<ActivePromotion> all, List<KnownBatch> batches) {
            var byCode = new HashMap<String, ActivePromotion>();
            var byId = new HashMap<PromotionId, ActivePromotion>();
            for (var promotion : all) {
                byId.put(promotion.id(), promotion);
                promotion.codes().forEach(code -> byCode.put(code, promotion));
            }
            return new Snapshot(
                    all.stream()
                            .filter(promotion -> promotion.active() && !promotion.requiresCode())
                            .toList(),
                    Map.copyOf(byCode),
                    Map.copyOf(byId),
                    batches.stream()
                            .collect(Collectors.toUnmodifiableMap(KnownBatch::canonicalPrefix, Function.identity())));
        }

        /// Finds a code that staff entered, or one of a coupon batch.
        ///
        /// @param code as entered
        Optional<KnownCode> find(String code) {
            var canonical = PromotionCodes.canonical(code);
            var named = byCode.get(canonical);
            return named != null ? Optional.of(KnownCode.of(canonical, named)) : coupon(canonical);
        }

        private Optional<KnownCode> coupon(String canonical) {
            int prefix = canonical.length() - CouponSeries.BODY;
            var batch = prefix > 0 ? batches.get(canonical.substring(0, prefix)) : null;
            var promotion = batch == null ? null : byId.get(batch.promotionId());
            return batch == null
                            || promotion == null
                            || batch.series().number(canonical).isEmpty()
                    ? Optional.empty()
                    : Optional.of(KnownCode.of(canonical, promotion, batch));
        }
    }

    /// Reads the stored promotions among these in any state, in one SQL statement.
    public List<ActivePromotion> find(Collection<PromotionId> ids) {
        return jdbc.sql(SELECT + "where p.id = any(:ids) order by p.id")
                .param("ids", ids)
                .query(ActivePromotion.class)
                .list();
    }

    /// Finds a code of a promotion that is or was active: one that staff entered, or one of a coupon batch.
    ///
    /// @param code as entered
    public Optional<KnownCode> find(String code) {
        return all().find(code);
    }

    Snapshot all() {
        return snapshot.get();
    }

    @Override
    public String name() {
        return "promotions";
    }

    @Override
    public Set<String> types() {
        return Set.of("promotion.*", "coupon_batch.*");
    }

    @Override
    public void renew() {
        snapshot.renew();
    }

    /// Covers changes without an event, and drops promotions that have ended.
    @Scheduled(initialDelayString = "PT1S", fixedDelayString = "PT30S")
    void refresh() {
        snapshot.refresh();
    }

    private List<KnownBatch> batches() {
        record Row(
                CouponBatchId id,
                PromotionId promotionId,
                String prefix,
                String canonicalPrefix,
                int size,
                int usesPerCode,
                @Nullable Instant expiresAt,
                byte[] sealedSecret) {}
        return jdbc.sql("""
                        select id, promotion_id, prefix, canonical_prefix, size, uses_per_code, expires_at, sealed_secret
                        from promotion.coupon_batches
                        """).query(Row.class).list().stream()
                .map(row -> new KnownBatch(
                        row.promotionId(),
                        row.prefix(),
                        row.canonicalPrefix(),
                        row.usesPerCode(),
                        row.expiresAt(),
                        new CouponSeries(row.prefix(), row.size(), secrets.open(row.id(), row.sealedSecret()))))
                .toList();
    }

    /// Promotions without a code are only loaded while they are active.
    private List<ActivePromotion> load() {
        return jdbc.sql(SELECT + """
                        where p.status = 'ACTIVE' or p.requires_code and p.status in ('PAUSED', 'ARCHIVED')
                        order by p.id
                        """).query(ActivePromotion.class).list();
    }
}
