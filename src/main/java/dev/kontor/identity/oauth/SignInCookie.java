package dev.kontor.identity.oauth;

import dev.kontor.identity.SessionId;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.shop.Shop;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/// Identifies a browser that has signed in here: the session's id, encrypted, readable by every replica only. It
/// is valid only at the authorization endpoint, for a few minutes.
@Component
class SignInCookie {

    /// The sign-in cookies are sent to these paths only.
    static final String PATH = "/oauth2";

    private static final String PURPOSE = "oauth-sign-in";
    private static final String CONTEXT = "cookie";

    private final Keyring keyring;
    private final OauthProperties properties;
    private final boolean secure;

    SignInCookie(Keyring keyring, OauthProperties properties, Shop shop) {
        this.keyring = keyring;
        this.properties = properties;
        this.secure = isSecure(shop);
    }

    Optional<SessionId> read(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, name("kontor-sign-in", secure));
        return cookie == null ? Optional.empty() : open(cookie.getValue());
    }

    void write(SessionId session, HttpServletResponse response) {
        var sealed = keyring.seal(PURPOSE, session.text().getBytes(StandardCharsets.UTF_8), CONTEXT);
        var cookie = ResponseCookie.from(
                        name("kontor-sign-in", secure),
                        Base64.getUrlEncoder().withoutPadding().encodeToString(sealed))
                .path(PATH)
                .httpOnly(true)
                .secure(secure)
                // With Strict, browsers would not send it after a redirect from another program.
                .sameSite("Lax")
                .maxAge(properties.sessionLifetime())
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    /// Whether browsers use TLS: then cookies are restricted to it.
    static boolean isSecure(Shop shop) {
        return "https".equals(shop.publicUrl().getScheme());
    }

    /// A prefix that makes browsers reject the cookie without TLS. `__Host-` would require all paths.
    static String name(String name, boolean secure) {
        return secure ? "__Secure-" + name : name;
    }

    private Optional<SessionId> open(String value) {
        try {
            return keyring.open(PURPOSE, Base64.getUrlDecoder().decode(value), CONTEXT)
                    .map(bytes -> TypeIds.parse(SessionId.class, new String(bytes, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
