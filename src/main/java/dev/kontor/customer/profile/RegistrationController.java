package dev.kontor.customer.profile;

import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.limit.LimitPolicy;
import dev.kontor.shared.limit.RateLimited;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Objects;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Registration of shoppers.
@Tag(name = "Auth", description = "Sign in, stay signed in, sign out.")
@RestController
@RequestMapping("/store/v1/auth")
@PublicEndpoint
class RegistrationController {

    private final RegistrationService registrations;
    private final Shop shop;

    RegistrationController(RegistrationService registrations, Shop shop) {
        this.registrations = registrations;
        this.shop = shop;
    }

    /// Open an account.
    ///
    /// Mails the address: a token for `POST /store/v1/auth/email/verify`, after which the customer can sign in,
    /// or a note if the address already has an account. The response is the same for every address.
    @Operation(operationId = "register")
    @Problems({ProblemCode.OVERLOADED, ProblemCode.QUOTA_EXCEEDED})
    @Idempotency(Idempotency.Mode.NONE)
    @RateLimited(LimitPolicy.REGISTER)
    @PostMapping("/register")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void register(@Valid @RequestBody Register request) {
        var locale = Objects.requireNonNullElseGet(
                request.locale(),
                () -> shop.nearest(LocaleContextHolder.getLocale()).toLanguageTag());
        registrations.register(request, locale);
    }
}
