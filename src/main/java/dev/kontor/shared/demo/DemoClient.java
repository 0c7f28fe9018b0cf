package dev.kontor.shared.demo;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Calls this shop over HTTP. Rejections are valid responses: some demo payments are meant to be declined.
class DemoClient {

    static final String PASSWORD = "kontor-demo-password";

    private final RestClient http;
    private final JsonMapper json = JsonMapper.shared();
    private String staffToken = "";
    private @Nullable String address;
    private @Nullable String customerToken;

    DemoClient(String shop) {
        this.http = RestClient.builder()
                .requestFactory(new JdkClientHttpRequestFactory())
                .baseUrl(shop)
                .defaultStatusHandler(status -> status.value() < 500, (_, _) -> {})
                .build();
    }

    private DemoClient(DemoClient staff, String address, @Nullable String customerToken) {
        this.http = staff.http;
        this.staffToken = staff.staffToken;
        this.address = address;
        this.customerToken = customerToken;
    }

    /// The same client for a buyer at that address.
    ///
    /// @param customerToken absent for a guest
    DemoClient as(String address, @Nullable String customerToken) {
        return new DemoClient(this, address, customerToken);
    }

    void signInStaff(String email) {
        staffToken = signIn("/admin/v1/auth/login", email);
    }

    String customerToken(String email) {
        return signIn("/store/v1/auth/login", email);
    }

    private String signIn(String path, String email) {
        var session = post(path, null, """
                {"email":"%s","password":"%s"}""".formatted(email, PASSWORD));
        return session.get("accessToken").stringValue();
    }

    JsonNode get(String path) {
        return call(HttpMethod.GET, path, null, null);
    }

    JsonNode post(String path, @Nullable String cartToken, String body) {
        return call(HttpMethod.POST, path, cartToken, body);
    }

    void put(String path, @Nullable String cartToken, String body) {
        call(HttpMethod.PUT, path, cartToken, body);
    }

    private JsonNode call(HttpMethod method, String path, @Nullable String cartToken, @Nullable String body) {
        var request = http.method(method).uri(path);
        var bearer = path.startsWith("/admin/") ? staffToken : customerToken;
        if (bearer != null && !bearer.isEmpty()) {
            request.header(HttpHeaders.AUTHORIZATION, "Bearer " + bearer);
        }
        if (address != null) {
            // This process is a trusted proxy of itself.
            request.header("X-Forwarded-For", address);
        }
        if (method == HttpMethod.POST) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
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
