package dev.kontor.perf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.testing.Api;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Somebody of the staff who loads files and fetches files, and looks at the heap while waiting.
final class BackOffice {

    private final LiveHeap heap;
    private String bearer = "";
    private Api staff = Api.at("");

    BackOffice(LiveHeap heap) {
        this.heap = heap;
        signIn();
    }

    /// Tokens live ten minutes.
    void signIn() {
        var anybody = Api.at("http://127.0.0.1:" + Servers.KONTOR_PORT);
        bearer = anybody.post(
                        "/admin/v1/auth/login",
                        Map.of("email", "owner@example.com", "password", "kontor-demo-password"))
                .expect(200)
                .at("/accessToken");
        staff = anybody.as(bearer);
    }

    Api staff() {
        return staff;
    }

    String bearer() {
        return bearer;
    }

    /// Sends a file of products.
    String upload(Path file) throws Exception {
        var id = staff.post("/admin/v1/imports", Map.of("type", "PRODUCTS", "format", "CSV"))
                .expect(201)
                .at("/id");
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
        return "/admin/v1/imports/" + id;
    }

    /// Has a file written.
    String export(String type, String format) {
        return "/admin/v1/exports/"
                + staff.post("/admin/v1/exports", Map.of("type", type, "format", format))
                        .expect(202)
                        .at("/id");
    }

    /// @param path of the import or export
    Api.Response await(String path, String status) throws Exception {
        for (var answer = staff.get(path); ; answer = staff.get(path)) {
            if (answer.status() == 401) {
                signIn();
            } else if (answer.at("/status").equals(status)) {
                return answer;
            } else {
                assertThat(answer.at("/status")).as(answer.text()).isNotIn("FAILED", "CANCELED");
            }
            heap.lookIfDue();
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /// Fetches a file.
    ///
    /// @return how many lines it has
    long lines(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(staff.baseUrl() + path + "/file"))
                .header("Authorization", "Bearer " + bearer)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofLines());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body().count();
        }
    }
}
