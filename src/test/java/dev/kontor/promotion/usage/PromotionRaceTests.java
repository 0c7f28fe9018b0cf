package dev.kontor.promotion.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.promotion.PromotionBuyer;
import dev.kontor.promotion.PromotionId;
import dev.kontor.promotion.PromotionUse;
import dev.kontor.promotion.Promotions;
import dev.kontor.promotion.PromotionsUnavailable;
import dev.kontor.shared.money.Money;
import dev.kontor.testing.Replica;
import dev.kontor.testing.TwoProcesses;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Buyers of two processes race for the last uses of promotions. Runs in [dev.kontor.TwoProcessesTests].
public abstract class PromotionRaceTests {

    private static final int BUYERS = 200;

    private final JdbcClient jdbc = TwoProcesses.one().jdbc();

    @Test
    void theUsesOfAPromotionAreExact() throws Exception {
        var promotion = promotion("max_uses", 7);

        assertThat(race(index -> buyer(index), List.of(promotion))).isEqualTo(7);
        assertThat(counter(promotion, "uses")).isEqualTo(7);
    }

    @Test
    void theUsesOfACodeAreExact() throws Exception {
        var promotion = promotion("max_uses_by_code", 9);

        assertThat(race(index -> buyer(index), List.of(promotion))).isEqualTo(9);
    }

    @Test
    void theUsesOfABuyerAreExact() throws Exception {
        var promotion = promotion("buyer_limit", 3);

        assertThat(race(_ -> buyer(0), List.of(promotion))).isEqualTo(3);
    }

    @Test
    void theBudgetIsExact() throws Exception {
        var promotion = promotion("budget_minor", 2_599);

        assertThat(race(index -> buyer(index), List.of(promotion))).isEqualTo(25);
        assertThat(counter(promotion, "spent_minor")).isEqualTo(2_500);
    }

    @Test
    void promotionsInAnyOrderDoNotBlockEachOther() throws Exception {
        var first = promotion("max_uses", 150);
        var second = promotion("max_uses", 150);

        assertThat(race(index -> buyer(index), List.of(first, second))).isEqualTo(150);
        assertThat(counter(first, "uses")).isEqualTo(150);
        assertThat(counter(second, "uses")).isEqualTo(150);
    }

    @Test
    void releasedUsesAreThereAgainOnce() {
        var promotion = promotion("max_uses", 1);
        var order = UUID.randomUUID();
        assertThat(claim(TwoProcesses.one(), order, buyer(1), List.of(promotion)))
                .isTrue();
        assertThat(claim(TwoProcesses.two(), UUID.randomUUID(), buyer(2), List.of(promotion)))
                .isFalse();

        release(TwoProcesses.two(), order);
        release(TwoProcesses.one(), order);

        assertThat(counter(promotion, "uses")).isZero();
        assertThat(counter(promotion, "spent_minor")).isZero();
        assertThat(claim(TwoProcesses.two(), UUID.randomUUID(), buyer(2), List.of(promotion)))
                .isTrue();
    }

    @Test
    void aChangedPromotionIsNotClaimed() {
        var promotion = promotion("max_uses", 5);
        jdbc.sql("update promotion.promotions set version = 2 where id = :id")
                .param("id", promotion.value())
                .update();

        assertThat(claim(TwoProcesses.one(), UUID.randomUUID(), buyer(1), List.of(promotion)))
                .isFalse();
        assertThat(jdbc.sql("select count(*) from promotion.uses where promotion_id = :id")
                        .param("id", promotion.value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private interface Buyers {
        PromotionBuyer of(int index);
    }

    private static PromotionBuyer buyer(int index) {
        return new PromotionBuyer(null, "buyer%d@example.com".formatted(index), Set.of());
    }

    /// @return how many buyers got the promotions
    private static long race(Buyers buyers, List<PromotionId> promotions) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var claims = IntStream.range(0, BUYERS)
                    .<Callable<Boolean>>mapToObj(index -> () -> {
                        var mine = new ArrayList<>(promotions);
                        if (index % 4 < 2) {
                            Collections.reverse(mine);
                        }
                        var process = index % 2 == 0 ? TwoProcesses.one() : TwoProcesses.two();
                        return claim(process, UUID.randomUUID(), buyers.of(index), mine);
                    })
                    .toList();
            long got = 0;
            for (var claim : threads.invokeAll(claims)) {
                got += claim.get() ? 1 : 0;
            }
            return got;
        }
    }

    private static boolean claim(Replica process, UUID order, PromotionBuyer buyer, List<PromotionId> promotions) {
        try {
            transaction(process)
                    .executeWithoutResult(_ -> process.bean(Promotions.class)
                            .claim(
                                    order,
                                    buyer,
                                    Money.of(1_000, "EUR"),
                                    promotions.stream()
                                            .map(id -> new PromotionUse(id, 1L, "CODE", Money.of(100, "EUR")))
                                            .toList()));
            return true;
        } catch (PromotionsUnavailable _) {
            return false;
        }
    }

    private static void release(Replica process, UUID order) {
        transaction(process)
                .executeWithoutResult(_ -> process.bean(Promotions.class).release(order));
    }

    private static TransactionTemplate transaction(Replica process) {
        return new TransactionTemplate(process.bean(PlatformTransactionManager.class));
    }

    private PromotionId promotion(String limit, long value) {
        var id = PromotionId.next();
        jdbc.sql("""
                        insert into promotion.promotions (id, version, name, title, status, priority, stacking,
                            requires_code, terms, %s, budget_currency, created_at, updated_at)
                        values (:id, 1, 'Race', 'Race', 'ACTIVE', 0, 'STACK', true, '{"conditions": [], "actions": []}',
                            :value, :currency, now(), now())
                        """.formatted(limit))
                .param("id", id.value())
                .param("value", value)
                .param("currency", limit.equals("budget_minor") ? "EUR" : null, java.sql.Types.CHAR)
                .update();
        return id;
    }

    private long counter(PromotionId promotion, String column) {
        return jdbc.sql("select " + column + " from promotion.counters where promotion_id = :id")
                .param("id", promotion.value())
                .query(Long.class)
                .single();
    }
}
