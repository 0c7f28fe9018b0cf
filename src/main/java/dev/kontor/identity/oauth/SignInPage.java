package dev.kontor.identity.oauth;

import dev.kontor.identity.SessionId;
import dev.kontor.identity.oauth.SignInView.Asking;
import dev.kontor.identity.signin.StaffFormSignIn;
import dev.kontor.identity.signin.StaffFormSignIn.CodeNeeded;
import dev.kontor.identity.signin.StaffFormSignIn.Done;
import dev.kontor.identity.signin.StaffFormSignIn.Step;
import dev.kontor.shared.problem.DomainException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.ThrottledException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.web.filter.OncePerRequestFilter;

/// The page at which staff sign in for another program: password, then the second factor if there is one. The
/// program's request stays in the URL; this page stores nothing.
class SignInPage extends OncePerRequestFilter {

    /// Satisfied by the sign-in. Programs check it with `auth_time`.
    private static final Set<String> SATISFIED = Set.of("prompt", "max_age");

    private static final int MAX_EMAIL = 254;
    private static final int MAX_PASSWORD = 128;
    private static final int MAX_TOKEN = 100;
    private static final int MAX_CODE = 40;

    private final OauthClients clients;
    private final StaffFormSignIn signIn;
    private final PersonQueries persons;
    private final SignInCookie cookie;
    private final SignInView view;

    SignInPage(
            OauthClients clients, StaffFormSignIn signIn, PersonQueries persons, SignInCookie cookie, SignInView view) {
        this.clients = clients;
        this.signIn = signIn;
        this.persons = persons;
        this.cookie = cookie;
        this.view = view;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        var back = request.getParameter(OAuth2ParameterNames.REDIRECT_URI);
        var id = request.getParameter(OAuth2ParameterNames.CLIENT_ID);
        var client = id == null ? null : clients.findByClientId(id);
        if (back == null || client == null || !client.getRedirectUris().contains(back)) {
            view.dead(
                    request,
                    response,
                    HttpStatus.BAD_REQUEST,
                    "This link is invalid. Return to the program and try again.");
            return;
        }
        var asking = new Asking(request, response, client.getClientName(), back);
        // Only POST requests carry the form's token.
        if (!HttpMethod.POST.matches(request.getMethod())) {
            view.password(asking, HttpStatus.OK, null);
        } else if (request.getParameter("mfaToken") != null) {
            second(asking);
        } else {
            first(asking);
        }
    }

    private void first(Asking asking) throws IOException {
        var email = field(asking, "email", MAX_EMAIL);
        var password = field(asking, "password", MAX_PASSWORD);
        try {
            if (email == null || password == null) {
                throw StaffFormSignIn.invalid();
            }
            go(asking, signIn.password(email, password));
        } catch (DomainException refusal) {
            view.password(asking, status(asking, refusal), refusal.getMessage());
        }
    }

    private void second(Asking asking) throws IOException {
        var token = field(asking, "mfaToken", MAX_TOKEN);
        var code = field(asking, "code", MAX_CODE);
        try {
            if (token == null || code == null) {
                throw StaffFormSignIn.invalid();
            }
            go(asking, signIn.code(token, code));
        } catch (DomainException refusal) {
            if (refusal.code() == ProblemCode.UNAUTHENTICATED || token == null) {
                view.password(
                        asking,
                        status(asking, refusal),
                        "The sign-in took too long or had too many attempts. Sign in again.");
            } else {
                view.code(asking, status(asking, refusal), token, refusal.getMessage());
            }
        }
    }

    private void go(Asking asking, Step step) throws IOException {
        switch (step) {
            case CodeNeeded needed when needed.possible() -> view.code(asking, HttpStatus.OK, needed.token(), null);
            case CodeNeeded _ ->
                view.password(
                        asking,
                        HttpStatus.FORBIDDEN,
                        "You sign in with a passkey, which this page does not support. Set up an authenticator "
                                + "app too.");
            case Done done -> enter(asking, done.session());
        }
    }

    private void enter(Asking asking, SessionId session) throws IOException {
        if (persons.find(session).isEmpty()) {
            signIn.end(session);
            view.password(
                    asking,
                    HttpStatus.FORBIDDEN,
                    "This shop requires a second factor. Sign in to the back office and set one up first.");
            return;
        }
        var request = asking.request();
        cookie.write(session, asking.response());
        asking.response().setStatus(HttpStatus.SEE_OTHER.value());
        asking.response()
                .setHeader(
                        HttpHeaders.LOCATION,
                        request.getContextPath() + OauthConfiguration.AUTHORIZE + "?" + satisfied(request));
    }

    private static String satisfied(HttpServletRequest request) {
        return Arrays.stream(
                        Objects.requireNonNullElse(request.getQueryString(), "").split("&", -1))
                .filter(pair -> !SATISFIED.contains(URLDecoder.decode(pair.split("=", 2)[0], StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&"));
    }

    private static HttpStatus status(Asking asking, DomainException refusal) {
        if (refusal instanceof ThrottledException throttled) {
            asking.response().setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(throttled.retryAfterSeconds()));
        }
        return refusal.code().status();
    }

    private static @Nullable String field(Asking asking, String name, int max) {
        var value = asking.request().getParameter(name);
        return value == null || value.isEmpty() || value.length() > max ? null : value;
    }
}
