package dev.kontor.perf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.testing.Api;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// A file of 100,000 products with two variants each, of which 1 % are bad: checked, loaded, and loaded once more.
/// Prints a table and keeps it in `target/perf-import.md`; PostgreSQL has fsync on, the server 512 MB of heap.
///
/// `./mvnw -Pperf test -Dtest=ImportBenchmark`
class ImportBenchmark {

    private static final int PRODUCTS = Integer.getInteger("kontor.perf.products", 100_000);
    private static final int BAD_EVERY = 100;
    private static final Pattern AFTER_GC = Pattern.compile("->(\\d+)M\\(");

    private final List<String> report = new ArrayList<>();
    private Api staff = Api.at("");
    private String bearer = "";

    @Test
    void loadsAHundredThousandProducts() throws Exception {
        var file = write();
        int bad = PRODUCTS / BAD_EVERY;
        try (var servers = new Servers()) {
            servers.createDatabase("kontor", "template0");
            servers.startKontor("kontor", 0);
            signIn();
            report.add("| what | products a second | seconds |");
            report.add("|---|---|---|");
            var first = upload(file, "check");
            load(first, "load", PRODUCTS - bad, 0);
            assertThat(staff.get("/admin/v1/imports/" + first + "/errors")
                            .text()
                            .lines()
                            .count())
                    .isEqualTo(2L * bad + 1);
            signIn();
            var second = upload(file, "check again");
            load(second, "load again: nothing changes", 0, PRODUCTS - bad);
            report.add("");
            report.add("Heap after collections, in MB, in ten parts of the run: " + heap());
            report.addAll(servers.statements().stream().limit(12).toList());
        } finally {
            var text = String.join("\n", report) + "\n";
            Files.writeString(Path.of("target", "perf-import.md"), text);
            System.out.println(text);
            Files.delete(file);
        }
    }

    private static Path write() throws IOException {
        var file = Files.createTempFile("kontor-import", ".csv");
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write("externalId,title,description,published,sku,option.Colour,weightGrams\n");
            for (int number = 0; number < PRODUCTS; number++) {
                boolean bad = number % BAD_EVERY == 17;
                writer.write("erp-%1$d,Cup number %1$d,For the small strong one.,true,CUP-%1$d-B,Blue,%2$s\n"
                        .formatted(number, bad ? "heavy" : "250"));
                writer.write("erp-%1$d,,,,CUP-%1$d-R,Red,260\n".formatted(number));
            }
        }
        return file;
    }

    /// Tokens live ten minutes.
    private void signIn() {
        var anybody = Api.at("http://127.0.0.1:" + Servers.KONTOR_PORT);
        bearer = anybody.post(
                        "/admin/v1/auth/login",
                        Map.of("email", "owner@example.com", "password", "kontor-demo-password"))
                .expect(200)
                .at("/accessToken");
        staff = anybody.as(bearer);
    }

    private String upload(Path file, String what) throws Exception {
        var id = staff.post("/admin/v1/imports", Map.of("type", "PRODUCTS", "format", "CSV"))
                .expect(201)
                .at("/id");
        long start = System.nanoTime();
        var request = HttpRequest.newBuilder(URI.create(staff.baseUrl() + "/admin/v1/imports/" + id + "/file"))
                .header("Content-Type", "text/csv")
                .header("Authorization", "Bearer " + bearer)
                .PUT(HttpRequest.BodyPublishers.ofFile(file))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(202);
        }
        row("send the file", start);
        start = System.nanoTime();
        awaitStatus(id, "CHECKED");
        row(what, start);
        return id;
    }

    private void load(String id, String what, int created, int unchanged) throws InterruptedException {
        long start = System.nanoTime();
        staff.post("/admin/v1/imports/" + id + "/confirm", Map.of("skipErrors", true))
                .expect(202);
        var done = awaitStatus(id, "DONE");
        row(what, start);
        assertThat(done.json().at("/tally/created").asInt()).isEqualTo(created);
        assertThat(done.json().at("/tally/unchanged").asInt()).isEqualTo(unchanged);
        assertThat(done.json().at("/tally/failed").asInt()).isEqualTo(2 * (PRODUCTS / BAD_EVERY));
    }

    private Api.Response awaitStatus(String id, String status) throws InterruptedException {
        for (var answer = staff.get("/admin/v1/imports/" + id); ; answer = staff.get("/admin/v1/imports/" + id)) {
            if (answer.status() == 401) {
                signIn();
            } else if (answer.at("/status").equals(status)) {
                return answer;
            } else {
                assertThat(answer.at("/status")).as(answer.text()).isNotIn("FAILED", "CANCELED");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private void row(String what, long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        report.add("| %s | %,.0f | %.1f |".formatted(what, PRODUCTS / seconds, seconds));
    }

    private static List<Integer> heap() throws IOException {
        var sizes = Files.readAllLines(Path.of("target", "perf-gc.log")).stream()
                .map(AFTER_GC::matcher)
                .filter(Matcher::find)
                .map(found -> Integer.valueOf(found.group(1)))
                .toList();
        var parts = new ArrayList<Integer>();
        for (int part = 1; part <= 10 && !sizes.isEmpty(); part++) {
            parts.add(sizes.get(Math.max(0, sizes.size() * part / 10 - 1)));
        }
        return parts;
    }
}
