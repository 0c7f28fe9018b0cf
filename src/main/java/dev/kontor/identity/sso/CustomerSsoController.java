package dev.kontor.identity.sso;

import dev.kontor.identity.token.Audience;
import dev.kontor.shared.access.RequiresCustomer;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Single sign-on for customers.
@Tag(name = "Single sign-on", description = "Sign in with an account at another issuer (OpenID Connect).")
@RestController
@RequestMapping("/store/v1")
@RequiresCustomer
class CustomerSsoController extends SsoEndpoints {

    CustomerSsoController(SsoProcess sso) {
        super(Audience.STORE, sso);
    }
}
