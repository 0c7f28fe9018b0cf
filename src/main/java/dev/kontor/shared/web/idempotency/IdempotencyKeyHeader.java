package dev.kontor.shared.web.idempotency;

import dev.kontor.shared.access.RequiresCapability;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.admission.BodyLimitFilter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.util.WebUtils;

/// Reads the `Idempotency-Key` header of a request and determines its owner. An account's key is compared only
/// with keys of that account, so it may be as simple as `order-1001`. Guests share addresses: their key must be
/// unguessable, and belongs to the tokens that they send, if any.
public final class IdempotencyKeyHeader {

    public static final String NAME = "Idempotency-Key";

    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7E]{1,255}");
    private static final int MIN_LENGTH = 16;
    private static final int MIN_VARIETY = 8;
    private static final List<String> TOKENS = List.of(RequiresCapability.CART_TOKEN, RequiresCapability.ORDER_TOKEN);

    private IdempotencyKeyHeader() {}

    /// The key of the request; null if it has none and needs none.
    ///
    /// @throws BadRequestException `idempotency-key-missing` if it is missing, malformed or, for a guest, too
    ///     weak
    static @Nullable IdempotencyKey read(HttpServletRequest request, boolean required) {
        var header = request.getHeader(NAME);
        if (header == null) {
            if (required) {
                throw refusal("required", Message.of("request.idempotency-key-required"));
            }
            return null;
        }
        var key = header.strip().replaceFirst("^\"(.*)\"$", "$1");
        if (!VISIBLE.matcher(key).matches()) {
            throw refusal("format", Message.of("request.idempotency-key-format"));
        }
        if (isGuest() && isWeak(key)) {
            throw refusal(
                    "weak", Message.of("request.idempotency-key-weak", "length", MIN_LENGTH, "variety", MIN_VARIETY));
        }
        var operation = request.getMethod() + " " + request.getRequestURI();
        var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        var hash = Keyring.hex(Keyring.hash(operation + query + "\n" + Keyring.hex(body(request))));
        return new IdempotencyKey(principal(request), key, operation, hash);
    }

    /// Whether the caller is not signed in.
    static boolean isGuest() {
        return account().isEmpty();
    }

    static boolean isWeak(String key) {
        return key.length() < MIN_LENGTH || key.chars().distinct().count() < MIN_VARIETY;
    }

    private static Optional<Authentication> account() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(authentication -> !(authentication instanceof AnonymousAuthenticationToken));
    }

    private static String principal(HttpServletRequest request) {
        return account().map(Authentication::getName).orElseGet(() -> guest(request));
    }

    /// All tokens count, whichever the operation reads: a response is replayed before its handler could check
    /// one.
    private static String guest(HttpServletRequest request) {
        var tokens = new StringBuilder();
        for (var name : TOKENS) {
            var token = request.getHeader(name);
            if (token != null) {
                tokens.append(name).append('=').append(token).append('\n');
            }
        }
        return tokens.isEmpty()
                ? "guest:" + request.getRemoteAddr()
                : "capability:" + Keyring.hex(Keyring.hash(tokens.toString()));
    }

    private static byte[] body(HttpServletRequest request) {
        var buffered = WebUtils.getNativeRequest(request, BodyLimitFilter.BufferedRequest.class);
        if (buffered == null) {
            throw new IllegalStateException("the body was not buffered");
        }
        return buffered.body();
    }

    private static BadRequestException refusal(String code, Message detail) {
        return new BadRequestException(
                ProblemCode.IDEMPOTENCY_KEY_MISSING,
                detail,
                Map.of(),
                List.of(FieldProblem.ofHeader(NAME, code, detail)));
    }
}
