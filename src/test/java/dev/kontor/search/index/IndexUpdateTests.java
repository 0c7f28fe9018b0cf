package dev.kontor.search.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.events.LoggedEvent;
import dev.kontor.jobs.JobId;
import dev.kontor.jobs.JobProgress;
import dev.kontor.jobs.JobRun;
import dev.kontor.jobs.JobStatus;
import dev.kontor.search.index.SearchFixtures.Good;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.testing.KontorTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// The index ends up equal to its owners, whatever way events come to it.
@KontorTest
class IndexUpdateTests {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private IndexService index;

    @Autowired
    private IndexRepository indexes;

    @Autowired
    private IndexConsumer consumer;

    @Autowired
    private SalesConsumer salesConsumer;

    @Autowired
    private IndexReconciliation sweep;

    @Autowired
    private RebuildService rebuilds;

    @Autowired
    private RebuildJob job;

    @Autowired
    private RebuildRepository rebuildRepository;

    @Autowired
    private TransactionTemplate transactions;

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void eventsInAnyOrderAndTwiceLeadToTheSame(long seed) {
        var goods = new SearchFixtures(jdbc, seed, 2);
        var random = new Random(seed);
        var events = new ArrayList<LoggedEvent>();
        for (int number = 0; number < 120; number++) {
            var good = number < 20 ? goods.add() : goods.all.get(random.nextInt(goods.all.size()));
            if (number >= 20) {
                goods.change(good);
            }
            events.add(event(good, random));
            if (random.nextInt(10) == 0) {
                consumer.consume(List.copyOf(events.subList(random.nextInt(events.size()), events.size())));
            }
        }
        events.addAll(events.subList(0, 30));
        Collections.shuffle(events, random);
        for (int from = 0; from < events.size(); from += 40) {
            consumer.consume(events.subList(from, Math.min(events.size(), from + 40)));
        }

        assertEqualToANewIndex(goods);
    }

    @Test
    void twoWritersDoNotOverwriteNewWithOld() throws Exception {
        var goods = new SearchFixtures(jdbc, 6, 2);
        for (int number = 0; number < 10; number++) {
            goods.add();
        }
        var ids = goods.all.stream().map(good -> good.id).toList();

        inParallel(
                () -> {
                    for (int number = 0; number < 25; number++) {
                        goods.change(goods.all.get(number % 10));
                        index.refresh(ids);
                    }
                    return true;
                },
                () -> {
                    for (int number = 0; number < 25; number++) {
                        index.refresh(ids.reversed());
                    }
                    return true;
                });

        assertEqualToANewIndex(goods);
    }

    @Test
    void aRebuildDuringWritesMissesNothing() throws Exception {
        var goods = new SearchFixtures(jdbc, 7, 2);
        for (int number = 0; number < 30; number++) {
            goods.add();
        }
        index.refresh(goods.all.stream().map(good -> good.id).toList());
        awaitNoRebuild();
        // Nobody told of it: only the rebuild can notice.
        jdbc.sql("update %s set title = 'wrong' where product_id = :id"
                        .formatted(active("en").table()))
                .param("id", goods.all.getFirst().id)
                .update();
        var before = active("en");

        var rebuild = rebuilds.request().id();
        inParallel(
                () -> {
                    awaitNoRebuild();
                    return rebuilds.latest().orElseThrow().status() == JobStatus.SUCCEEDED;
                },
                () -> {
                    for (int number = 0; number < 40; number++) {
                        var good = goods.all.get(number % 30);
                        goods.change(good);
                        index.refresh(List.of(good.id));
                    }
                    return true;
                });

        assertThat(rebuildRepository.latest()).contains(rebuild);
        assertThat(active("en").number()).isNotEqualTo(before.number());
        assertThat(indexes.inUse()).allMatch(Slot::active).hasSize(3);
        assertEqualToANewIndex(goods);
    }

    @Test
    void aRequestedRebuildReplacesOneOfASingleLanguage() {
        awaitNoRebuild();
        var before = indexes.inUse().stream().map(Slot::number).toList();
        jdbc.sql("update search.indexes set analysis = 0 where slot = :slot")
                .param("slot", active("en").number())
                .update();

        var jobs = Objects.requireNonNull(transactions.execute(_ -> {
            rebuilds.begin();
            return List.of(
                    rebuildRepository.latest().orElseThrow(),
                    rebuilds.request().id(),
                    rebuilds.request().id());
        }));

        assertThat(jobs.get(1)).as("a job that rebuilds all languages").isNotEqualTo(jobs.getFirst());
        assertThat(jobs.getLast()).isEqualTo(jobs.get(1));
        awaitNoRebuild();
        assertThat(jdbc.sql("select status from jobs.jobs where id = :id")
                        .param("id", jobs.getFirst())
                        .query(String.class)
                        .single())
                .as("no failure that alerts anyone")
                .isEqualTo("CANCELED");
        assertThat(rebuilds.latest().orElseThrow().status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(indexes.inUse()).allMatch(Slot::active).hasSize(3).noneMatch(slot -> before.contains(slot.number()));
    }

    @Test
    void aRebuildGoesOnWhereItStoppedUnlessAnotherWasBegun() {
        var goods = new SearchFixtures(jdbc, 11, 1);
        goods.add();
        var before = active("en");
        var run = new RunInHand(new JobId(TypeIds.next()));
        rebuildRepository.started(run.id(), true);

        run.stopAfter = 1;
        assertThatExceptionOfType(StoppedInTest.class).isThrownBy(() -> job.run(new RebuildJob.Input(true), run));
        assertThat(indexes.inUse()).filteredOn(slot -> !slot.active()).hasSize(1);
        assertThat(active("en")).isEqualTo(before);
        var half = indexes.inUse().stream()
                .filter(slot -> !slot.active())
                .findFirst()
                .orElseThrow();
        run.stopAfter = 100;
        var result = job.run(new RebuildJob.Input(true), run);
        assertThat(result.locales()).containsExactly("en", "de", "fr");
        assertThat(active("en").number()).isEqualTo(half.number());
        assertEqualToANewIndex(goods);

        var given = new RunInHand(new JobId(TypeIds.next()));
        given.stopAfter = 1;
        rebuildRepository.started(given.id(), true);
        assertThatExceptionOfType(StoppedInTest.class).isThrownBy(() -> job.run(new RebuildJob.Input(true), given));
        rebuildRepository.started(run.id(), true);
        given.stopAfter = 100;
        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> job.run(new RebuildJob.Input(true), given));
        rebuilds.tidy();
        assertThat(indexes.inUse()).allMatch(Slot::active).hasSize(3);
    }

    /// Waiting for a row stands for counting the words of a large shop.
    @Test
    void countingTheWordsOfARebuiltLanguageDelaysNoWriter() throws Exception {
        awaitNoRebuild();
        var goods = new SearchFixtures(jdbc, 12, 1);
        var good = goods.add();
        index.refresh(List.of(good.id));
        jdbc.sql("update search.vocabulary set products = 1000000 where locale = 'en' and word = :mark")
                .param("mark", goods.mark)
                .update();
        var run = new RunInHand(new JobId(TypeIds.next()));
        run.stopAfter = 100;
        rebuildRepository.started(run.id(), true);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var rebuild = transactions.execute(_ -> {
                jdbc.sql("select 1 from search.vocabulary where locale = 'en' and word = :mark for update")
                        .param("mark", goods.mark)
                        .query(Integer.class)
                        .single();
                var counting = threads.submit(() -> job.run(new RebuildJob.Input(true), run));
                await().atMost(Duration.ofSeconds(60)).until(() -> counting.isDone() || isWaitingForRow());
                inThread(threads, () -> index.refresh(List.of(good.id)));
                assertThat(counting).as("still counts").isNotDone();
                return counting;
            });

            assertThat(Objects.requireNonNull(rebuild).get().locales()).contains("en");
        }
        assertEqualToANewIndex(goods);
    }

    @Test
    void aStartWaitsForNoWriterIfEveryLanguageHasItsIndex() {
        awaitNoRebuild();
        var last = rebuildRepository.latest();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            transactions.executeWithoutResult(_ -> {
                indexes.lock();
                inThread(threads, rebuilds::begin);
            });
        }

        assertThat(rebuildRepository.latest()).isEqualTo(last);
    }

    private boolean isWaitingForRow() {
        return jdbc.sql("""
                        select exists (select from pg_stat_activity where wait_event_type = 'Lock'
                            and wait_event = 'transactionid' and query like '%search.vocabulary%')
                        """).query(Boolean.class).single();
    }

    /// In a transaction of its own.
    private static void inThread(ExecutorService threads, Runnable work) {
        try {
            threads.submit(work).get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static final class StoppedInTest extends RuntimeException {}

    /// A job that stops after some steps, as if the process had died.
    private final class RunInHand implements JobRun {

        private final JobId id;
        private int stopAfter;
        private int steps;
        private @Nullable String checkpoint;
        private JobProgress progress = JobProgress.NONE;

        private RunInHand(JobId id) {
            this.id = id;
        }

        @Override
        public JobId id() {
            return id;
        }

        @Override
        public <C extends Record> Optional<C> checkpoint(Class<C> type) {
            return Optional.ofNullable(checkpoint).map(text -> JSON.readValue(text, type));
        }

        @Override
        public JobProgress progress() {
            return progress;
        }

        @Override
        public void step(Supplier<Reached> work) {
            proceed();
            var reached = Objects.requireNonNull(transactions.execute(_ -> {
                jdbc.sql("set local lock_timeout = '60s'").update();
                return work.get();
            }));
            checkpoint = JSON.writeValueAsString(reached.checkpoint());
            progress = reached.progress();
            steps++;
        }

        @Override
        public void proceed() {
            if (steps >= stopAfter) {
                steps = 0;
                throw new StoppedInTest();
            }
        }
    }

    @Test
    void aCategoryThatMovesOrIsRenamedTakesItsProductsAlong() {
        var goods = new SearchFixtures(jdbc, 8, 1);
        var good = goods.add();
        jdbc.sql("update catalog.product_categories set category_id = :id where product_id = :product")
                .param("id", goods.categories.get(1))
                .param("product", good.id)
                .update();
        relist(good);
        index.refresh(List.of(good.id));

        jdbc.sql("update catalog.category_translations set name = 'Quarry' where category_id = :id")
                .param("id", goods.categories.get(1))
                .update();
        jdbc.sql("update catalog.categories set parent_id = null where id = :id")
                .param("id", goods.categories.get(1))
                .update();
        relist(good);
        consumer.consume(List.of(event(new CategoryId(goods.categories.get(1)).text(), "category.updated", "{}")));

        assertThat(goods.indexed(active("en")).getFirst()).contains("quarri");
        assertEqualToANewIndex(goods);
    }

    @Test
    void whatSellsIsCountedOnceForEachOrder() {
        var goods = new SearchFixtures(jdbc, 9, 1);
        var good = goods.add();
        var order = "ord_" + TypeIds.next();
        var lines =
                "{\"items\":[{\"sku\":\"G-%s\",\"quantity\":3},{\"sku\":\"G-%s\",\"quantity\":2},{\"sku\":\"gone\"}]}"
                        .formatted(good.variants.getFirst(), good.variants.getLast());
        var placed = event(order, "order.placed", lines);

        salesConsumer.consume(List.of(placed, placed));
        salesConsumer.consume(List.of(placed));
        index.refresh(List.of(good.id));

        assertThat(jdbc.sql("select popularity from %s where product_id = :id"
                                .formatted(active("en").table()))
                        .param("id", good.id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(5);
    }

    @Test
    void anIndexThatAnEarlierReleaseFilledIsRebuilt() {
        var before = active("en");
        assertThat(index.requiredLocales(false)).doesNotContain("en");
        jdbc.sql("update search.indexes set analysis = 0 where slot = :slot")
                .param("slot", before.number())
                .update();

        assertThat(index.requiredLocales(false)).containsExactly("en");
        rebuilds.begin();

        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        index.requiredLocales(false).isEmpty() && active("en").number() != before.number());
        assertThat(jdbc.sql("select analysis from search.indexes where slot = :slot")
                        .param("slot", active("en").number())
                        .query(Integer.class)
                        .single())
                .isEqualTo(Document.ANALYSIS);
    }

    @Test
    void reconciliationCorrectsWhatNoEventReported() {
        var goods = new SearchFixtures(jdbc, 10, 1);
        var good = goods.add();
        var gone = goods.add();
        index.refresh(List.of(gone.id));
        jdbc.sql("update catalog.products set status = 'DRAFT' where id = :id")
                .param("id", gone.id)
                .update();
        jdbc.sql("insert into search.vocabulary values ('en', 'zzgonezz', 'zzgonezz', 3, 0)")
                .update();

        sweep.sweep();

        assertThat(goods.indexed(active("en"))).hasSize(1).first().asString().contains(good.id.toString());
        assertThat(jdbc.sql("select count(*) from search.vocabulary where word = 'zzgonezz'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select products from search.vocabulary where locale = 'en' and word = :mark")
                        .param("mark", goods.mark)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    private void assertEqualToANewIndex(SearchFixtures goods) {
        var ids = goods.all.stream().map(good -> good.id).toList();
        for (var slot : indexes.inUse()) {
            var found = goods.indexed(slot);
            assertThat(found).hasSameSizeAs(goods.published());
            jdbc.sql("delete from %s where product_id = any (:ids::uuid[])".formatted(slot.table()))
                    .param("ids", ids)
                    .update();
            index.fill(slot, ids);
            assertThat(goods.indexed(slot)).isEqualTo(found);
        }
    }

    /// A rebuild of another test may still run, and a request would return it.
    private void awaitNoRebuild() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> rebuilds.latest().map(job -> job.status().isEnd()).orElse(true));
    }

    private Slot active(String locale) {
        return indexes.inUse().stream()
                .filter(slot -> slot.locale().equals(locale) && slot.active())
                .findFirst()
                .orElseThrow();
    }

    private void relist(Good good) {
        jdbc.sql("select catalog.relist(array[:id::uuid])")
                .param("id", good.id)
                .query((_, _) -> true)
                .list();
    }

    /// Such an SKU is allowed, and an event about its variant contains it.
    @ParameterizedTest
    @ValueSource(strings = {"prod_1001", "var_7", "cat_food-400", "brand_x", "attr_size.9"})
    void anSkuThatBeginsLikeAnIdIsNone(String sku) {
        var goods = new SearchFixtures(jdbc, 8, 2);
        var good = goods.add();
        var variant = new VariantId(good.variants.getFirst()).text();

        consumer.consume(List.of(event(variant, "variant.updated", "{\"sku\":\"%s\"}".formatted(sku))));

        assertEqualToANewIndex(goods);
    }

    private static LoggedEvent event(Good good, Random random) {
        var product = new ProductId(good.id).text();
        var variant = new VariantId(good.variants.getFirst()).text();
        return switch (random.nextInt(3)) {
            case 0 -> event(variant, "variant.updated", "{\"productId\":\"%s\"}".formatted(product));
            case 1 -> event(product, "product.updated", "{}");
            default -> event(product, "product.published", "{\"variantId\":\"%s\"}".formatted(variant));
        };
    }

    private static LoggedEvent event(String subject, String type, String data) {
        return new LoggedEvent(
                1,
                TypeIds.next(),
                type,
                1,
                subject,
                Instant.parse("2026-11-25T12:00:00Z"),
                "",
                JSON.readTree(data),
                null);
    }

    private static void inParallel(Callable<Boolean> one, Callable<Boolean> other) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var each : threads.invokeAll(List.of(one, other))) {
                assertThat(each.get()).isTrue();
            }
        }
    }
}
