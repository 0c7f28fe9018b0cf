package dev.kontor.identity.oauth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/// The user at the authorization endpoint: the one in the cookie, unless the program requests a new sign-in
/// (`prompt`, `max_age`).
@Component
class PersonContexts implements SecurityContextRepository {

    private static final Set<String> ASK_AGAIN = Set.of("login", "select_account");

    private final SignInCookie cookie;
    private final PersonQueries persons;
    private final Clock clock;

    PersonContexts(SignInCookie cookie, PersonQueries persons, Clock clock) {
        this.cookie = cookie;
        this.persons = persons;
        this.clock = clock;
    }

    @Override
    @SuppressWarnings("deprecation")
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return person(holder.getRequest())
                .<SecurityContext>map(person -> new SecurityContextImpl(person.authentication()))
                .orElseGet(SecurityContextHolder::createEmptyContext);
    }

    /// Does nothing: the sign-in page writes the cookie.
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        // An authentication by token or secret is valid for one request only.
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return isAuthorize(request) && cookie.read(request).isPresent();
    }

    private Optional<Person> person(HttpServletRequest request) {
        return isAuthorize(request) && !isReauthentication(request)
                ? cookie.read(request)
                        .flatMap(persons::find)
                        .filter(person -> isRecent(person, request.getParameter("max_age")))
                : Optional.empty();
    }

    private static boolean isAuthorize(HttpServletRequest request) {
        return request.getRequestURI().equals(request.getContextPath() + OauthConfiguration.AUTHORIZE);
    }

    private static boolean isReauthentication(HttpServletRequest request) {
        var prompt = request.getParameter("prompt");
        return prompt != null && Arrays.stream(prompt.split(" ", -1)).anyMatch(ASK_AGAIN::contains);
    }

    private boolean isRecent(Person person, @Nullable String maxAge) {
        if (maxAge == null) {
            return true;
        }
        return maxAge.matches("[0-9]{1,9}")
                && Duration.between(person.authTime(), clock.instant())
                                .compareTo(Duration.ofSeconds(Long.parseLong(maxAge)))
                        <= 0;
    }
}
