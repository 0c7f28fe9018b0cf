package dev.kontor.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.exchange.ImportId;
import dev.kontor.shared.id.TypeIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// An import whose processes are killed as `kill -9` does.
@Chaos
class ImportChaos {

    private static final int PRODUCTS = 20_000;
    private static final int BAD_EVERY = 100;
    private static final int KILLS = 3;
    private static final Duration MAX = Duration.ofMinutes(2);

    @Test
    void loadsEachRowOnceThoughItsProcessIsKilled(Stage stage) throws Exception {
        var staff = stage.staff();
        var id = staff.post("/admin/v1/imports", Map.of("type", "PRODUCTS", "format", "CSV"))
                .expect(201)
                .at("/id");
        staff.with("Content-Type", "text/csv")
                .put("/admin/v1/imports/" + id + "/file", file())
                .expect(202);
        Patience.until(MAX, () -> phase(stage, id).equals("CHECKED"));
        staff.post("/admin/v1/imports/" + id + "/confirm", Map.of("skipErrors", true))
                .expect(202);
        var reached = new AtomicLong();
        for (int kill = 0; kill < KILLS; kill++) {
            // Either instance may be the one that has the job in hand.
            Patience.until(MAX, () -> done(stage) > reached.get());
            for (var victim : stage.instances()) {
                victim.kill();
            }
            reached.set(done(stage));
            assertThat(phase(stage, id)).isEqualTo("IMPORTING");
            for (var victim : stage.instances()) {
                victim.startAgain();
            }
            stage.awaitWhole();
        }
        Patience.until(MAX, () -> phase(stage, id).equals("DONE"));

        var violations = violations(stage, id);
        Report.add(
                "kill -9 in the middle of an import",
                "%d rows, %d of them bad, %d kills of both instances".formatted(PRODUCTS, PRODUCTS / BAD_EVERY, KILLS),
                0,
                new Traffic(),
                "",
                violations);
    }

    private static String file() {
        var file = new StringBuilder("externalId,title,sku,weightGrams\n");
        for (int number = 0; number < PRODUCTS; number++) {
            file.append("chaos-%1$d,Cup number %1$d,CHAOS-%1$d,%2$s\n"
                    .formatted(number, number % BAD_EVERY == 17 ? "heavy" : "250"));
        }
        return file.toString();
    }

    private static List<String> violations(Stage stage, String id) {
        long good = PRODUCTS - PRODUCTS / BAD_EVERY;
        var violations = new ArrayList<String>();
        for (var type : List.of("product", "variant")) {
            var events = stage.jdbc()
                    .sql("""
                            select count(*), count(distinct subject) from events.log
                            where type = :type and (data ->> 'sku' like 'CHAOS-%' or subject in (
                                select data ->> 'productId' from events.log
                                where type = 'variant.created' and data ->> 'sku' like 'CHAOS-%'))
                            """)
                    .param("type", type + ".created")
                    .query((row, _) -> row.getLong(1) + " of " + row.getLong(2))
                    .single();
            if (!events.equals(good + " of " + good)) {
                violations.add(type + ".created: " + events);
            }
        }
        count(stage, violations, good, "select count(*) from catalog.products where external_id like 'chaos-%'");
        count(stage, violations, good, "select count(*) from catalog.variants where sku like 'CHAOS-%'");
        count(
                stage,
                violations,
                good,
                "select count(*) from catalog.products where external_id like 'chaos-%' and version = 1");
        count(
                stage,
                violations,
                1,
                "select count(*) from events.log where type = 'import.completed' and subject = '" + id + "'");
        count(stage, violations, PRODUCTS / BAD_EVERY, """
                select count(*) from exchange.import_errors e
                join exchange.imports i on i.id = e.import_id and i.round = e.round
                where e.code = 'wrong-type' and e.field = 'weightGrams' and e.row_number %% %d = 19
                """.formatted(BAD_EVERY));
        count(
                stage,
                violations,
                good,
                "select created from exchange.imports where phase = 'DONE' and rows = " + PRODUCTS);
        count(stage, violations, 0, "select count(*) from exchange.import_keys");
        return violations;
    }

    private static void count(Stage stage, List<String> violations, long expected, String sql) {
        long found = stage.jdbc().sql(sql).query(Long.class).single();
        if (found != expected) {
            violations.add("%d, not %d: %s".formatted(found, expected, sql.strip()));
        }
    }

    private static String phase(Stage stage, String id) {
        return stage.jdbc()
                .sql("select phase from exchange.imports where id = :id")
                .param("id", TypeIds.parse(ImportId.class, id).value())
                .query(String.class)
                .single();
    }

    /// How many rows the job has behind it that was begun last.
    private static long done(Stage stage) {
        return stage.jdbc()
                .sql("select done from jobs.jobs where type = 'import' order by created_at desc limit 1")
                .query(Long.class)
                .single();
    }
}
