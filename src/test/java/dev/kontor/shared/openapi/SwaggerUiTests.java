package dev.kontor.shared.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@KontorTest
class SwaggerUiTests {

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Test
    void docsLeadsToAPageThatNeedsNoOtherHost() {
        var location = api.get("/docs").expect(302).requiredHeader("Location");
        assertThat(location).startsWith("/");
        var page = api.get(location).expect(200);

        assertThat(page.requiredHeader("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "connect-src 'self'")
                .doesNotContain("http", "unsafe-eval");
        assertThat(page.text()).doesNotContain("https://", "http://").doesNotContainPattern("<script[^>]*>[^<\\s]");
        var folder = location.replaceFirst("[^/]*$", "");
        var sources = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page.text());
        int count = 0;
        while (sources.find()) {
            var source = sources.group(1);
            api.get(source.startsWith("/") ? source : folder + source.replaceFirst("^\\./", ""))
                    .expect(200);
            count++;
        }
        assertThat(count).isPositive();
    }

    @Test
    void bothDocumentsAreOfferedAndRemembered() {
        var config = api.get("/v3/api-docs/swagger-config").expect(200).json();

        assertThat(config.at("/urls").toString()).contains("/v3/api-docs/store-v1", "/v3/api-docs/admin-v1");
        assertThat(config.at("/persistAuthorization").asBoolean()).isTrue();
        assertThat(config.at("/tryItOutEnabled").asBoolean()).isTrue();
        assertThat(config.at("/deepLinking").asBoolean()).isTrue();
        assertThat(config.at("/displayRequestDuration").asBoolean()).isTrue();
        assertThat(config.at("/filter").asString()).isEqualTo("true");
        assertThat(config.at("/docExpansion").asString()).isEqualTo("none");
        assertThat(config.at("/urls.primaryName").asString()).isEqualTo("Store API");
        assertThat(config.has("tagsSorter")).isFalse();
    }

    /// Without it a browser takes seconds for each operation that is opened.
    @Test
    void referencesAreResolvedByOurPlugin() {
        var initializer =
                api.get("/swagger-ui/swagger-initializer.js").expect(200).text();

        assertThat(initializer)
                .containsPattern("SwaggerUIBundle\\.plugins\\.DownloadUrl,\\s+//")
                .contains("updateResolvedSubtree", "\"urls.primaryName\" : \"Store API\"");
    }

    @Test
    void theFormOfAuthorizeGivesATokenThatTheAdminApiTakes() {
        // OpenApiDocumentTests compares it with what the application makes, which takes seconds.
        var document =
                new JsonMapper().readTree(Path.of("docs/openapi/admin-v1.json").toFile());
        var tokenUrl = document.at("/components/securitySchemes/StaffPassword/flows/password/tokenUrl")
                .asString();
        var owner = logins.owner();

        var refused = api.with("Content-Type", "application/x-www-form-urlencoded")
                .post(tokenUrl, "grant_type=password&username=" + owner.email() + "&password=wrong");

        refused.expectProblem(401, "invalid-credentials");
        assertThat(document.at("/paths").has(tokenUrl)).isTrue();
        assertThat(document.at("/components/securitySchemes/StaffToken/scheme").asString())
                .isEqualTo("bearer");
    }

    @Test
    void noBodyIsOfferedAsYaml() {
        api.get("/v3/api-docs.yaml").expectProblem(404, "not-found");
    }
}
