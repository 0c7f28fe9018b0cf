package dev.kontor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Holds every answer of the two APIs against their OpenAPI documents: those that are published, which
/// OpenApiDocumentTests compares with what the running application serves, and which are there without the seconds it
/// takes to make them. Where only some tests run, those that it serves, which may be ahead. The status, the problem
/// code and the content type must be declared, the body must fit its schema and have no
/// field besides. Paths with `/kernel-test/` are handlers of tests and in no document.
final class ContractCheck implements ResponseCheck {

    /// Of all contexts of this JVM, which are the same application.
    private static @Nullable List<ContractDocument> documents;

    /// Whether OpenApiDocumentTests is among the tests.
    private static final boolean ALL_TESTS = System.getProperty("test", "").isEmpty();

    private final Supplier<String> baseUrl;

    ContractCheck(Supplier<String> baseUrl) {
        this.baseUrl = baseUrl;
    }

    @Override
    public void check(String method, String path, Api.Response response) {
        var plainPath = path.replaceFirst("[?#].*", "");
        var document = documents().stream()
                .filter(each -> plainPath.startsWith(each.prefix()))
                .findFirst();
        if (document.isEmpty() || path.contains("/kernel-test/")) {
            return;
        }
        var operation = document.get().operation(method, plainPath);
        var findings = operation
                .map(found -> findings(document.get(), found, response))
                .orElseGet(() -> findingsOffTheMap(response));
        if (!findings.isEmpty()) {
            throw new AssertionError("%s %s (%s) answered %d against the OpenAPI document:%n  %s%nbody: %s"
                    .formatted(
                            method,
                            path,
                            operation.map(ContractDocument.Found::id).orElse("no operation"),
                            response.status(),
                            String.join("\n  ", findings),
                            response.text()));
        }
    }

    private static List<String> findings(
            ContractDocument document, ContractDocument.Found operation, Api.Response response) {
        var findings = new ArrayList<String>();
        var declared = operation.response(response.status());
        if (response.header("X-Request-Id").isEmpty()) {
            findings.add("no header X-Request-Id");
        }
        if (declared.isEmpty()) {
            findings.add("the status is not declared");
            return findings;
        }
        declared.get().path("headers").propertyNames().stream()
                .filter(name -> List.of("Location", "WWW-Authenticate").contains(name))
                .filter(name -> response.header(name).isEmpty())
                .forEach(name -> findings.add("no header " + name));
        var content = declared.get().path("content");
        var type = response.header("Content-Type").map(ContractCheck::mediaType);
        if (response.bytes().length == 0) {
            if (response.status() < 300 && content.size() > 0) {
                findings.add("the declared body is missing");
            }
            return findings;
        }
        if (type.isEmpty() || !content.has(type.get())) {
            findings.add("the content type " + type.orElse("(none)") + " is not declared");
            return findings;
        }
        if (type.get().endsWith("/json") || type.get().endsWith("+json")) {
            findings.addAll(document.errors(content.path(type.get()).path("schema"), response.text()));
        }
        if (response.status() >= 400) {
            var code = response.at("/code");
            var codes = new ArrayList<String>();
            declared.get().path("x-problem-codes").forEach(each -> codes.add(each.asString()));
            if (!codes.contains(code)) {
                findings.add("the problem code " + code + " is not declared, only " + codes);
            }
            if (document.prefix().equals("/store/v1")) {
                TranslatedTexts.untranslated(response.json())
                        .forEach(text -> findings.add("shoppers cannot read this in their language: " + text));
            }
        }
        return findings;
    }

    /// What no document knows can only be refused.
    private static List<String> findingsOffTheMap(Api.Response response) {
        var isProblem = response.header("Content-Type")
                .map(type -> type.startsWith("application/problem+json"))
                .orElse(false);
        return isProblem || response.bytes().length == 0 && response.status() != 200
                ? List.of()
                : List.of("there is no such operation");
    }

    private static String mediaType(String header) {
        return header.replaceFirst(";.*", "").strip();
    }

    private List<ContractDocument> documents() {
        return documents(baseUrl);
    }

    private static synchronized List<ContractDocument> documents(Supplier<String> baseUrl) {
        if (documents == null) {
            documents = List.of(
                    new ContractDocument("/store/v1", load(baseUrl, "store-v1")),
                    new ContractDocument("/admin/v1", load(baseUrl, "admin-v1")));
        }
        return documents;
    }

    private static JsonNode load(Supplier<String> baseUrl, String group) {
        return ALL_TESTS
                ? new JsonMapper()
                        .readTree(Path.of("docs/openapi", group + ".json").toFile())
                : served(baseUrl.get(), group);
    }

    private static JsonNode served(String baseUrl, String group) {
        var request = HttpRequest.newBuilder(URI.create(baseUrl + "/v3/api-docs/" + group))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return new JsonMapper()
                    .readTree(client.send(request, HttpResponse.BodyHandlers.ofByteArray())
                            .body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
