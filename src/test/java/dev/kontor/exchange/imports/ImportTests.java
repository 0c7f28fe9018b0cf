package dev.kontor.exchange.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.ProductId;
import dev.kontor.exchange.ImportId;
import dev.kontor.exchange.imports.Import.Phase;
import dev.kontor.jobs.JobId;
import dev.kontor.jobs.JobProgress;
import dev.kontor.jobs.JobRun;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.Repeats;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// From a file to products.
@KontorTest
class ImportTests {

    /// More than two batches.
    private static final int MANY = Repeats.of(1_100, 2_000);

    private static final String IMPORTS = "/admin/v1/imports";
    private static final Set<String> AT_REST = Set.of("CHECKED", "DONE", "FAILED", "CANCELED");

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ImportJob job;

    @Autowired
    private ImportRepository imports;

    @Autowired
    private PlatformTransactionManager transactions;

    private final String stem = "imp-" + UUID.randomUUID().toString().substring(0, 8);
    private Api staff;

    @BeforeEach
    void signIn() {
        staff = api.as(logins.staff(
                        Permission.IMPORTS_READ,
                        Permission.IMPORTS_WRITE,
                        Permission.JOBS_READ,
                        Permission.JOBS_WRITE,
                        Permission.CATALOG_READ)
                .token());
    }

    @Test
    void aFileIsCheckedThenLoadedAndASecondTimeChangesNothing() {
        var file = """
                \uFEFFexternalId;title;Beschreibung;published;Artikel;=1+1;option.Colour;metadata.season;title.de
                %1$s-a;Cup %1$s;"For the small;
                strong one.";true;%1$s-A1;250;Blue;winter;Tasse %1$s
                %1$s-a;;;;%1$s-A2;;Red;;
                %1$s-b;Mug %1$s;;true;%1$s-B1;much;Blue;;
                %1$s-b;;;;%1$s-B2;300;Red;;
                %1$s-c;;;true;%1$s-C1;300;Red;;
                %1$s-d;Jar %1$s;;;%1$s-D1;300;;;
                too;few
                """.formatted(stem);
        var mapping = Map.of("Beschreibung", "description", "Artikel", "sku", "=1+1", "weightGrams");
        var id = start("CSV", mapping);

        var checked = upload(id, "text/csv", file);

        assertThat(checked.at("/status")).isEqualTo("CHECKED");
        assertThat(tally(checked)).isEqualTo(new ImportCounts(7, 2, 0, 0, 4));
        assertThat(products()).isEmpty();
        assertThat(staff.get(IMPORTS + "/" + id + "/errors").expect(200).text())
                .isEqualTo("""
                row,column,code,detail\r
                4,'=1+1,wrong-type,Must be a whole number.\r
                5,,group-failed,"Not imported, because another row of the same object has an error."\r
                6,title,required,Must not be blank.\r
                8,,columns,"The row has 2 cells, but the header has 9."\r
                """.replace("\r\n", "\n").replace("\n", "\r\n"));
        staff.post(IMPORTS + "/" + id + "/confirm", Map.of()).expectProblem(422, "import-has-errors");
        assertThat(products()).isEmpty();

        var done = confirm(id);

        assertThat(tally(done)).isEqualTo(new ImportCounts(7, 2, 0, 0, 4));
        assertThat(products()).containsExactly(stem + "-a", stem + "-d");
        var cup = product("a");
        assertThat(cup.at("/status")).isEqualTo("PUBLISHED");
        assertThat(cup.at("/description")).isEqualTo("For the small;\nstrong one.");
        assertThat(cup.at("/metadata/season")).isEqualTo("winter");
        assertThat(cup.at("/variants/0/sku")).isEqualTo(stem + "-A1");
        assertThat(cup.at("/variants/0/weightGrams")).isEqualTo("250");
        assertThat(cup.at("/variants/1/title")).isEqualTo("Red");
        assertThat(cup.json().at("/locales").valueStream().map(locale -> locale.asString()))
                .containsExactly("de", "en");
        assertThat(product("d").at("/status")).isEqualTo("DRAFT");
        assertThat(events(id)).containsExactly("import.completed");

        var before = events(cup.at("/id"));
        var again = start("CSV", mapping);
        upload(again, "text/csv", file);
        assertThat(tally(confirm(again))).isEqualTo(new ImportCounts(7, 0, 0, 2, 4));
        assertThat(product("a").at("/version")).isEqualTo(cup.at("/version"));
        assertThat(events(cup.at("/id"))).isEqualTo(before);
    }

    @Test
    void ofManyRowsOnlyTheBadOnesAreMissing() {
        int bad = MANY / 100;
        var file = file(MANY, number -> number % 100 == 57);
        var id = start("CSV", Map.of());
        upload(id, "text/csv", file);

        assertThat(tally(confirm(id))).isEqualTo(new ImportCounts(MANY, MANY - bad, 0, 0, bad));

        assertThat(products()).hasSize(MANY - bad);
        var lines = staff.get(IMPORTS + "/" + id + "/errors")
                .expect(200)
                .text()
                .lines()
                .toList();
        assertThat(lines.subList(1, lines.size()))
                .containsExactlyElementsOf(IntStream.range(0, bad)
                        .mapToObj(number ->
                                "%d,weightGrams,wrong-type,Must be a whole number.".formatted(number * 100 + 57 + 2))
                        .toList());
        var told = told();

        var again = start("CSV", Map.of());
        upload(again, "text/csv", file);
        assertThat(tally(confirm(again))).isEqualTo(new ImportCounts(MANY, 0, 0, MANY - bad, bad));
        assertThat(told()).isEqualTo(told);
        assertThat(jdbc.sql("select max(version) from catalog.products where external_id like :stem")
                        .param("stem", stem + "%")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void goesOnAfterADeathInTheMiddleOfABatchWithoutDoubling() {
        var id = start("CSV", Map.of());
        upload(id, "text/csv", file(1_300, _ -> false));
        var importId = TypeIds.parse(ImportId.class, id);
        assertThat(imports.begin(importId, Phase.CHECKED, Phase.IMPORTING, null, JobId.next()))
                .isTrue();
        var input = new ImportJob.Input(importId.value(), false, 2, 0);
        var dying = new Run(null, 2);

        assertThatThrownBy(() -> job.run(input, dying)).hasMessage("killed");
        assertThat(products()).hasSize(500);
        var heir = new Run(dying.checkpoint, Integer.MAX_VALUE);
        assertThat(job.run(input, heir)).isEqualTo(new ImportCounts(1_300, 1_300, 0, 0, 0));

        assertThat(heir.steps).isEqualTo(3);
        assertThat(products()).hasSize(1_300);
        assertThat(told()).isEqualTo(1_300);
        assertThat(tally(staff.get(IMPORTS + "/" + id))).isEqualTo(new ImportCounts(1_300, 1_300, 0, 0, 0));
        assertThat(events(id)).containsExactly("import.completed");
    }

    @Test
    void rowsThatFailedAreTriedAgain() {
        var category = CategoryId.next();
        var lines = """
                {"externalId":"%1$s-a","title":"Cup","published":false,"variants":[{"sku":"%1$s-A"}]}

                {"externalId":"%1$s-b","title":"Mug","categoryIds":["%2$s"],"variants":[{"sku":"%1$s-B"}]}
                {"externalId":"%1$s-c","title":"Jar","variants":[{"sku":"not a sku"}]}
                {"externalId":"%1$s-d","titel":"Jar"}
                nothing
                """.formatted(stem, category.text());
        var id = start("NDJSON", Map.of());
        upload(id, "application/x-ndjson", lines);
        assertThat(tally(confirm(id))).isEqualTo(new ImportCounts(5, 1, 0, 0, 4));
        assertThat(staff.get(IMPORTS + "/" + id + "/errors")
                        .text()
                        .lines()
                        .skip(1)
                        .map(line -> line.split(",")[0] + " " + line.split(",")[1] + " " + line.split(",")[2]))
                .containsExactly(
                        "3 /categoryIds not-found",
                        "4 /variants/0/sku format",
                        "5 /titel unknown-field",
                        "6  malformed-json");
        jdbc.sql("""
                        insert into catalog.categories (id, version, position, created_at, updated_at)
                        values (:id, 1, 0, now(), now())
                        """).param("id", category.value()).update();
        jdbc.sql("""
                        insert into catalog.category_translations (category_id, locale, name, description, slug)
                        values (:id, 'en', :stem, '', :stem)
                        """).param("id", category.value()).param("stem", stem).update();

        staff.post(IMPORTS + "/" + id + "/retry").expect(202);

        assertThat(tally(awaitRest(id))).isEqualTo(new ImportCounts(5, 1, 0, 0, 3));
        assertThat(products()).containsExactly(stem + "-a", stem + "-b");
        assertThat(staff.get(IMPORTS + "/" + id + "/errors").text().lines().count())
                .isEqualTo(4);
    }

    @Test
    void recordsWhetherErrorsWereSkipped() {
        var id = start("CSV", Map.of());
        upload(id, "text/csv", "externalId,title,sku\n%1$s-a,Cup,%1$s-A\n".formatted(stem));

        var confirmed = staff.post(IMPORTS + "/" + id + "/confirm", Map.of("skipErrors", false))
                .expect(202);
        awaitRest(id);

        assertThat(jdbc.sql("""
                        select after::jsonb ->> 'skipErrors' from audit.entries
                        where action = 'import.confirmed' and object = :id
                        """)
                        .param("id", confirmed.at("/id"))
                        .query(String.class)
                        .single())
                .isEqualTo("false");
    }

    @Test
    void continuesAnImportWhoseJobFailed() {
        var id = start("CSV", Map.of());
        upload(id, "text/csv", "externalId,title,sku\n%1$s-a,Cup,%1$s-A\n".formatted(stem));
        var path = IMPORTS + "/" + id;
        jdbc.sql("update exchange.imports set phase = 'CHECKING' where id = :id")
                .param("id", TypeIds.parse(ImportId.class, id))
                .update();
        jdbc.sql("update jobs.jobs set status = 'FAILED', checkpoint = null where id = :id")
                .param("id", TypeIds.parse(JobId.class, staff.get(path).at("/jobId")))
                .update();
        assertThat(staff.get(path).at("/status")).isEqualTo("FAILED");

        staff.post(path + "/retry").expect(202);

        assertThat(awaitRest(id).at("/status")).isEqualTo("CHECKED");
        staff.post(path + "/retry").expectProblem(409, "invalid-state-transition");
    }

    @Test
    void refusesWhatDoesNotFit() {
        var id = start("CSV", Map.of());
        staff.with("Content-Type", "application/json")
                .put(IMPORTS + "/" + id + "/file", "{}")
                .expectProblem(415, "unsupported-media-type");
        staff.post(IMPORTS + "/" + id + "/confirm", Map.of()).expectProblem(409, "invalid-state-transition");
        staff.post(IMPORTS + "/" + id + "/retry").expectProblem(409, "invalid-state-transition");

        var failed = upload(id, "text/csv", "externalId,colour\na,b\n");

        assertThat(failed.at("/status")).isEqualTo("FAILED");
        assertThat(failed.at("/problem/code")).isEqualTo("unknown-column");
        assertThat(failed.at("/problem/detail"))
                .isEqualTo(
                        "Unknown field \"colour\" of column \"colour\". Map the column to a field, or to \"\" to skip it.");
        staff.with("Content-Type", "text/csv")
                .put(IMPORTS + "/" + id + "/file", "externalId\n")
                .expectProblem(409, "invalid-state-transition");
        var notText = start("CSV", Map.of());
        assertThat(upload(notText, "text/csv", new byte[] {'e', 'x', (byte) 0xC3, '\n'})
                        .at("/problem/code"))
                .isEqualTo("rejected");
        staff.get(IMPORTS + "/" + ImportId.next().text()).expectProblem(404, "not-found");
        var reader = api.as(logins.staff(Permission.IMPORTS_READ).token());
        reader.post(IMPORTS, Map.of("type", "PRODUCTS", "format", "CSV")).expectProblem(403, "missing-permission");
        assertThat(reader.get(IMPORTS + "?limit=1").expect(200).json().at("/items"))
                .hasSize(1);
    }

    @Test
    void aTemplateCanBeLoadedAsItIs() {
        var template = staff.get("/admin/v1/import-templates/PRODUCTS").expect(200);
        assertThat(template.requiredHeader("Content-Type")).startsWith("text/csv");
        var id = start("CSV", Map.of());

        var checked = upload(id, "text/csv", template.text());

        assertThat(checked.at("/status")).isEqualTo("CHECKED");
        assertThat(staff.get(IMPORTS + "/" + id + "/errors").text().lines().count())
                .isEqualTo(1);
        staff.get("/admin/v1/import-templates/NOTHING").expectProblem(400, "validation-failed");
    }

    private String file(int rows, IntPredicate bad) {
        return "externalId,title,sku,weightGrams\n"
                + IntStream.range(0, rows)
                        .mapToObj(number -> "%1$s-%2$d,Cup %1$s %2$d,%1$s-%2$d,%3$s"
                                .formatted(stem, number, bad.test(number) ? "heavy" : "250"))
                        .collect(Collectors.joining("\n", "", "\n"));
    }

    private String start(String format, Map<String, String> mapping) {
        return staff.post(IMPORTS, Map.of("type", "PRODUCTS", "format", format, "mapping", mapping))
                .expect(201)
                .at("/id");
    }

    private Api.Response upload(String id, String type, Object content) {
        staff.with("Content-Type", type)
                .put(IMPORTS + "/" + id + "/file", content)
                .expect(202);
        return awaitRest(id);
    }

    private Api.Response confirm(String id) {
        staff.post(IMPORTS + "/" + id + "/confirm", Map.of("skipErrors", true)).expect(202);
        var done = awaitRest(id);
        assertThat(done.at("/status")).isEqualTo("DONE");
        return done;
    }

    private Api.Response awaitRest(String id) {
        return await().pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(60))
                .until(() -> staff.get(IMPORTS + "/" + id), answer -> AT_REST.contains(answer.at("/status")));
    }

    private static ImportCounts tally(Api.Response answer) {
        return answer.mapper().treeToValue(answer.json().at("/tally"), ImportCounts.class);
    }

    private Api.Response product(String name) {
        var id = jdbc.sql("select id from catalog.products where external_id = :id")
                .param("id", stem + "-" + name)
                .query(UUID.class)
                .single();
        return staff.get("/admin/v1/products/" + new ProductId(id).text());
    }

    private List<String> products() {
        return jdbc.sql("select external_id from catalog.products where external_id like :stem order by external_id")
                .param("stem", stem + "%")
                .query(String.class)
                .list();
    }

    private List<String> events(String subject) {
        return jdbc.sql("select type from events.log where subject = :subject order by id")
                .param("subject", subject)
                .query(String.class)
                .list();
    }

    /// How many events there are of products of this test: each one's variant names its SKU.
    private int told() {
        return jdbc.sql("select count(*) from events.log where type like 'variant.%' and data ->> 'sku' like :stem")
                .param("stem", stem + "%")
                .query(Integer.class)
                .single();
    }

    /// A run that dies in the middle of a step.
    private final class Run implements JobRun {

        private final int deadly;
        private @Nullable Record checkpoint;
        private int steps;

        Run(@Nullable Record checkpoint, int deadly) {
            this.checkpoint = checkpoint;
            this.deadly = deadly;
        }

        @Override
        public JobId id() {
            return JobId.next();
        }

        @Override
        public <C extends Record> Optional<C> checkpoint(Class<C> type) {
            return Optional.ofNullable(checkpoint).map(type::cast);
        }

        @Override
        public JobProgress progress() {
            return JobProgress.NONE;
        }

        @Override
        public void step(Supplier<Reached> work) {
            var reached = new TransactionTemplate(transactions).execute(_ -> {
                var next = work.get();
                if (++steps == deadly) {
                    throw new IllegalStateException("killed");
                }
                return next;
            });
            checkpoint = Objects.requireNonNull(reached).checkpoint();
        }

        @Override
        public void proceed() {
            // Nobody stops it.
        }
    }
}
