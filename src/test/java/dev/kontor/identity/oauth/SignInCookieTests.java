package dev.kontor.identity.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.identity.SessionId;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.shop.Shop;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class SignInCookieTests {

    private static final String SECRET = "a secret of tests a secret of tests a secret of tests";

    private final SessionId session = SessionId.next();

    @Test
    void underTlsItIsSentByTlsAloneAndNobodyElseCanSetIt() {
        assertThat(written("https://shop.example.com"))
                .startsWith("__Secure-kontor-sign-in=")
                .contains("; Path=/oauth2;", "; Max-Age=600;", "; Secure;", "; HttpOnly;", "; SameSite=Lax");
    }

    @Test
    void onThisMachineItNeedsNoTls() {
        assertThat(written("http://localhost:8080"))
                .startsWith("kontor-sign-in=")
                .contains("; Path=/oauth2;", "; HttpOnly;", "; SameSite=Lax")
                .doesNotContain("Secure");
    }

    @Test
    void onlyThisInstallationReadsIt() {
        var value = written("http://localhost:8080").replaceFirst("^kontor-sign-in=([^;]*);.*$", "$1");

        assertThat(cookie(SECRET, "http://localhost:8080").read(request("kontor-sign-in", value)))
                .contains(session);
        assertThat(cookie(SECRET + "!", "http://localhost:8080").read(request("kontor-sign-in", value)))
                .isEmpty();
        assertThat(cookie(SECRET, "https://shop.example.com").read(request("kontor-sign-in", value)))
                .isEmpty();
        assertThat(value).doesNotContain(session.text());
    }

    private String written(String url) {
        var response = new MockHttpServletResponse();
        cookie(SECRET, url).write(session, response);
        return String.valueOf(response.getHeader("Set-Cookie"));
    }

    private static SignInCookie cookie(String secret, String url) {
        return new SignInCookie(
                Keyring.of(secret),
                new OauthProperties(Map.of(), Duration.ofMinutes(10)),
                new Shop(
                        URI.create(url),
                        List.of(Locale.ENGLISH),
                        List.of(Currency.getInstance("EUR")),
                        ZoneId.of("UTC")));
    }

    private static MockHttpServletRequest request(String name, String value) {
        var request = new MockHttpServletRequest();
        request.setCookies(new Cookie(name, value));
        return request;
    }
}
