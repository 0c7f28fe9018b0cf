package dev.kontor.exchange.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.exchange.ExportId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// From products to a file, and back.
@KontorTest
class ExportTests {

    private static final String EXPORTS = "/admin/v1/exports";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    private final String stem = "exp-" + UUID.randomUUID().toString().substring(0, 8);
    private Api staff;

    @BeforeEach
    void signIn() {
        staff = api.as(logins.staff(
                        Permission.EXPORTS_READ,
                        Permission.EXPORTS_WRITE,
                        Permission.IMPORTS_READ,
                        Permission.IMPORTS_WRITE,
                        Permission.CATALOG_READ,
                        Permission.CATALOG_WRITE)
                .token());
        var operations = IntStream.range(0, 3)
                .mapToObj(number -> Map.of(
                        "op",
                        "CREATE",
                        "externalId",
                        stem + "-" + number,
                        "published",
                        number > 0,
                        "data",
                        Map.of(
                                "title",
                                number == 0 ? "=1+1" : "Cup " + stem,
                                "metadata",
                                Map.of("season", "winter"),
                                "inputs",
                                List.of(Map.of("code", "engraving", "label", "Text", "kind", "TEXT", "maxLength", 20)),
                                "translations",
                                Map.of("de", Map.of("title", "Tasse " + number)),
                                "options",
                                List.of(Map.of("name", "Colour", "values", List.of("Blue", "Red"))),
                                "variants",
                                List.of(
                                        Map.of("sku", stem + "-" + number + "-B", "options", Map.of("Colour", "Blue")),
                                        Map.of(
                                                "sku",
                                                stem + "-" + number + "-R",
                                                "options",
                                                Map.of("Colour", "Red"))))))
                .toList();
        staff.post("/admin/v1/products/bulk", Map.of("operations", operations)).expect(207);
    }

    @Test
    void whatIsExportedAndLoadedAgainChangesNothing() {
        var id = export("NDJSON");
        var file = staff.get(EXPORTS + "/" + id + "/file").expect(200);
        assertThat(file.requiredHeader("Content-Type")).startsWith("application/x-ndjson");
        assertThat(file.requiredHeader("Content-Disposition")).startsWith("attachment; filename=\"products-exp_");
        var ours = file.text().lines().filter(line -> line.contains(stem)).toList();
        assertThat(ours).hasSize(3);
        assertThat(file.text().lines().count())
                .isEqualTo(staff.get(EXPORTS + "/" + id).json().at("/rows").asLong());
        assertThat(jdbc.sql("select type from events.log where subject = :id")
                        .param("id", id)
                        .query(String.class)
                        .list())
                .containsExactly("export.ready");

        assertThat(ours).allMatch(line -> line.contains("\"inputs\":[{\"code\":\"engraving\""));
        assertThat(check("NDJSON", "application/x-ndjson", String.join("\n", ours)))
                .isEqualTo(3);
        var text =
                staff.get(EXPORTS + "/" + export("CSV") + "/file").expect(200).text();
        var rows = text.lines()
                .filter(line -> line.startsWith("id,") || line.contains(stem))
                .toList();
        assertThat(check("CSV", "text/csv", String.join("\n", rows))).isEqualTo(3);
    }

    /// @return how many products would stay as they are
    private int check(String format, String type, String file) {
        var load = staff.post("/admin/v1/imports", Map.of("type", "PRODUCTS", "format", format))
                .at("/id");
        staff.with("Content-Type", type)
                .put("/admin/v1/imports/" + load + "/file", file)
                .expect(202);
        var checked = await().pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> staff.get("/admin/v1/imports/" + load),
                        answer -> answer.at("/status").equals("CHECKED"));
        assertThat(staff.get("/admin/v1/imports/" + load + "/errors").text().lines())
                .hasSize(1);
        return checked.json().at("/tally/unchanged").asInt();
    }

    @Test
    void aSpreadsheetTakesNoCellForAFormula() {
        var text =
                staff.get(EXPORTS + "/" + export("CSV") + "/file").expect(200).text();

        assertThat(text).startsWith("id,externalId,published,title,");
        var ours = text.lines().filter(line -> line.contains(stem + "-0")).toList();
        assertThat(ours).hasSize(2);
        assertThat(ours.getFirst()).contains(",false,'=1+1,").contains(",Colour=Blue,");
    }

    @Test
    void aTransferThatBrokeOffGoesOn() {
        var path = EXPORTS + "/" + export("NDJSON") + "/file";
        var whole = staff.get(path).expect(200).bytes();

        var rest = staff.with("Range", "bytes=100-").get(path).expect(206);
        assertThat(rest.bytes()).isEqualTo(Arrays.copyOfRange(whole, 100, whole.length));
        assertThat(rest.requiredHeader("Content-Range"))
                .isEqualTo("bytes 100-%d/%d".formatted(whole.length - 1, whole.length));
        assertThat(staff.with("Range", "bytes=5-9").get(path).expect(206).bytes())
                .isEqualTo(Arrays.copyOfRange(whole, 5, 10));
        assertThat(staff.with("Range", "bytes=999999999-").get(path).expect(200).bytes())
                .isEqualTo(whole);
    }

    @Test
    void whoMayNotSeesNothingAndWhatIsGoneIsGone() {
        var id = export("CSV");
        var path = EXPORTS + "/" + id;
        staff.get(EXPORTS + "/" + ExportId.next().text()).expectProblem(404, "not-found");
        api.as(logins.staff(Permission.CATALOG_READ).token())
                .get(path + "/file")
                .expectProblem(403, "missing-permission");
        assertThat(staff.get(EXPORTS + "?limit=1").expect(200).at("/items/0/status"))
                .isEqualTo("READY");

        jdbc.sql(
                        "delete from exchange.files where id in (select file_id from exchange.exports where job_id is not null)")
                .update();

        assertThat(staff.get(path).expect(200).at("/status")).isEqualTo("EXPIRED");
        staff.get(path + "/file").expectProblem(404, "not-found");
    }

    @Test
    void reportsTheStatusOfAnExportWithoutAFile() {
        var id = export("CSV");
        await().until(() -> hasEnded(id));
        jdbc.sql("""
                        with unfinished as (update exchange.exports set rows = null where id = :id returning job_id)
                        update jobs.jobs set status = 'FAILED' where id in (select job_id from unfinished)
                        """).param("id", TypeIds.parse(ExportId.class, id)).update();

        var refused = staff.get(EXPORTS + "/" + id + "/file").expectProblem(409, "invalid-state-transition");

        assertThat(refused.at("/current")).isEqualTo("FAILED");
    }

    /// The file is ready shortly before the job is recorded as done.
    private boolean hasEnded(String id) {
        return jdbc.sql("""
                        select j.status = 'SUCCEEDED' from exchange.exports e join jobs.jobs j on j.id = e.job_id
                        where e.id = :id
                        """)
                .param("id", TypeIds.parse(ExportId.class, id))
                .query(Boolean.class)
                .single();
    }

    private String export(String format) {
        var id = staff.post(EXPORTS, Map.of("type", "PRODUCTS", "format", format))
                .expect(202)
                .at("/id");
        await().pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(30))
                .until(() -> staff.get(EXPORTS + "/" + id).at("/status"), "READY"::equals);
        return id;
    }
}
