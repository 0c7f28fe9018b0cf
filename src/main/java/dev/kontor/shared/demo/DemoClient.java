package dev.kontor.shared.demo;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Calls this very shop over HTTP. A refusal is an answer too: some demo payments are meant to be declined.
class DemoClient {

    static final String PASSWORD = "kontor-demo-password";

    private final RestClient http;
    private final JsonMapper json = JsonMapper.shared();
    private String bearer = "";

    DemoClient(String address) {
        this.http = RestClient.builder()
                .requestFactory(new JdkClientHttpRequestFactory())
                .baseUrl(address)
                .defaultStatusHandler(status -> status.value() < 500, (_, _) -> {})
                .build();
    }

    void signIn(String email) {
        var session = post("/admin/v1/auth/login", "sign-in", null, """
                {"email":"%s","password":"%s"}""".formatted(email, PASSWORD));
        bearer = "Bearer " + session.get("accessToken").stringValue();
    }

    JsonNode get(String path) {
        return call(HttpMethod.GET, path, null, null, null);
    }

    JsonNode post(String path, String idempotencyKey, @Nullable String cartToken, String body) {
        return call(HttpMethod.POST, path, idempotencyKey, cartToken, body);
    }

    void put(String path, String cartToken, String body) {
        call(HttpMethod.PUT, path, null, cartToken, body);
    }

    private JsonNode call(
            HttpMethod method,
            String path,
            @Nullable String idempotencyKey,
            @Nullable String cartToken,
            @Nullable String body) {
        var request = http.method(method).uri(path);
        if (path.startsWith("/admin/") && !bearer.isEmpty()) {
            request.header(HttpHeaders.AUTHORIZATION, bearer);
        }
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        if (cartToken != null) {
            request.header("X-Cart-Token", cartToken);
        }
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(body);
        }
        var answer = request.retrieve().body(String.class);
        return json.readTree(answer == null ? "{}" : answer);
    }
}
