package dev.kontor.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.testing.Api;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What staff do again and again in tests of imports and exports.
final class FileDesk {

    private static final String IMPORTS = "/admin/v1/imports";
    private static final String EXPORTS = "/admin/v1/exports";
    private static final Set<String> AT_REST = Set.of("CHECKED", "DONE", "FAILED", "CANCELED");

    private final Api staff;
    private String last = "";
    private String checked = "";

    FileDesk(Api staff) {
        this.staff = staff;
    }

    /// Checks a file and loads what is good of it; what became of it.
    String load(String type, String format, String file) {
        check(type, format, file);
        staff.post(IMPORTS + "/" + last + "/confirm", Map.of("skipErrors", true))
                .expect(202);
        var done = awaitRest(last);
        assertThat(done.at("/status")).as(done.text()).isEqualTo("DONE");
        return tally(done);
    }

    /// The import that was begun, and checked, or failed.
    Api.Response check(String type, String format, String file) {
        last = staff.post(IMPORTS, Map.of("type", type, "format", format))
                .expect(201)
                .at("/id");
        staff.with("Content-Type", format.equals("CSV") ? "text/csv" : "application/x-ndjson")
                .put(IMPORTS + "/" + last + "/file", file)
                .expect(202);
        var answer = awaitRest(last);
        checked = tally(answer);
        return answer;
    }

    /// What would have become of the last file, as its check said.
    String checked() {
        return checked;
    }

    /// Of the last file: row, column, code.
    List<String> errors() {
        return staff.get(IMPORTS + "/" + last + "/errors")
                .expect(200)
                .text()
                .lines()
                .skip(1)
                .map(line -> line.split(",")[0] + " " + line.split(",")[1] + " " + line.split(",")[2])
                .toList();
    }

    String export(String type, String format) {
        return export(Map.of("type", type, "format", format));
    }

    String export(Map<String, Object> request) {
        var id = staff.post(EXPORTS, request).expect(202).at("/id");
        await().pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(30))
                .until(() -> staff.get(EXPORTS + "/" + id).at("/status"), "READY"::equals);
        return staff.get(EXPORTS + "/" + id + "/file").expect(200).text();
    }

    Api.Response awaitRest(String id) {
        return await().pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(60))
                .until(() -> staff.get(IMPORTS + "/" + id), answer -> AT_REST.contains(answer.at("/status")));
    }

    static String tally(Api.Response answer) {
        var tally = answer.json().at("/tally");
        return "%d created, %d changed, %d unchanged, %d failed"
                .formatted(
                        tally.at("/created").asInt(),
                        tally.at("/changed").asInt(),
                        tally.at("/unchanged").asInt(),
                        tally.at("/failed").asInt());
    }
}
