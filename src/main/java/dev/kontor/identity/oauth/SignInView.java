package dev.kontor.identity.oauth;

import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.settings.SettingsGroup;
import dev.kontor.shared.shop.ShopSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/// Renders the sign-in page: one form, no scripts, no external resources.
@Component
class SignInView {

    private final SpringTemplateEngine engine = new SpringTemplateEngine();
    private final SettingsGroup<ShopSettings> shop;

    SignInView(SettingsGroup<ShopSettings> shop) {
        this.shop = shop;
        var resolver = new ClassLoaderTemplateResolver(SignInView.class.getClassLoader());
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        engine.setTemplateResolver(resolver);
    }

    /// Requests e-mail address and password.
    ///
    /// @param problem why the last attempt failed
    void password(Asking asking, HttpStatus status, @Nullable String problem) throws IOException {
        write(asking, status, "password", problem, Map.of());
    }

    /// Requests the second factor.
    ///
    /// @param token proves the correct password
    void code(Asking asking, HttpStatus status, String token, @Nullable String problem) throws IOException {
        write(asking, status, "code", problem, Map.of("mfaToken", token));
    }

    /// Explains why this sign-in is impossible.
    void dead(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String problem)
            throws IOException {
        write(new Asking(request, response, null, null), status, "none", problem, Map.of());
    }

    /// Where the page is shown, and for which program.
    ///
    /// @param client name of the program
    /// @param back redirect URI
    record Asking(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable String client,
            @Nullable String back) {}

    private void write(
            Asking asking, HttpStatus status, String step, @Nullable String problem, Map<String, Object> more)
            throws IOException {
        var nonce = Keyring.randomToken();
        var model = new HashMap<String, Object>(more);
        model.put("shop", shop.get().name());
        model.put("client", asking.client());
        model.put("step", step);
        model.put("problem", problem);
        model.put("nonce", nonce);
        model.put(
                "action",
                asking.request().getRequestURI() + "?" + asking.request().getQueryString());
        if (asking.request().getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            model.put("csrf", token.getToken());
        }
        var page = engine.process("sign-in", new Context(Locale.ENGLISH, model));
        var response = asking.response();
        response.setStatus(status.value());
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Security-Policy", policy(asking.back(), nonce));
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getWriter().write(page);
    }

    /// The form submits to this page, whose response redirects to the program: browsers check both.
    private static String policy(@Nullable String back, String nonce) {
        var target = back == null ? "" : " " + origin(URI.create(back));
        return "default-src 'none'; style-src 'nonce-" + nonce + "'; form-action 'self'" + target
                + "; base-uri 'none'; frame-ancestors 'none'";
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
