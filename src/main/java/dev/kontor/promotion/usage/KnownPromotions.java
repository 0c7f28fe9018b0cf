package dev.kontor.promotion.usage;

import dev.kontor.promotion.PromotionId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Caches the promotions that buyers can use or could use, until an event reports a change.
@Component
class KnownPromotions {

    private final JdbcClient jdbc;
    private final ReentrantLock lock = new ReentrantLock();
    private long changes;
    private volatile @Nullable Snapshot snapshot;

    KnownPromotions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param automatic active promotions that need no code
    record Snapshot(
            List<ActivePromotion> automatic,
            Map<String, ActivePromotion> byCode,
            Map<PromotionId, ActivePromotion> byId) {

        static Snapshot of(List<ActivePromotion> all) {
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
                    Map.copyOf(byId));
        }

        Optional<ActivePromotion> ofCode(String canonical) {
            return Optional.ofNullable(byCode.get(canonical));
        }
    }

    Snapshot all() {
        var known = snapshot;
        return known != null ? known : read();
    }

    /// Discards concurrent loads after a change; if reloading fails, the cache is emptied.
    void renew() {
        lock.lock();
        try {
            changes++;
        } finally {
            lock.unlock();
        }
        try {
            read();
        } catch (RuntimeException e) {
            snapshot = null;
            throw e;
        }
    }

    /// Covers changes without an event, and drops promotions that have ended.
    @Scheduled(initialDelayString = "PT1S", fixedDelayString = "PT30S")
    void refresh() {
        read();
    }

    private Snapshot read() {
        long before;
        lock.lock();
        try {
            before = changes;
        } finally {
            lock.unlock();
        }
        var fresh = Snapshot.of(load());
        lock.lock();
        try {
            if (changes == before) {
                snapshot = fresh;
            }
        } finally {
            lock.unlock();
        }
        return fresh;
    }

    /// Promotions without a code are only loaded while they are active.
    private List<ActivePromotion> load() {
        return jdbc.sql("""
                        select p.id, p.version, p.title, p.titles, p.status = 'ACTIVE' as active, p.priority,
                            p.stacking_group as "group", p.stacking, p.requires_code, p.starts_at, p.ends_at, p.terms,
                            p.max_uses, p.max_uses_by_code, p.buyer_limit, p.budget_minor, p.budget_currency,
                            array(select c.canonical from promotion.codes c where c.promotion_id = p.id) as codes
                        from promotion.promotions p
                        where p.status = 'ACTIVE' or p.requires_code and p.status in ('PAUSED', 'ARCHIVED')
                        order by p.id
                        """).query(ActivePromotion.class).list();
    }
}
