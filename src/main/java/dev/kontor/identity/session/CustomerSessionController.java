package dev.kontor.identity.session;

import dev.kontor.identity.token.Audience;
import dev.kontor.shared.access.RequiresCustomer;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The sessions of a customer.
@Tag(name = "Auth", description = "Sign in, stay signed in, sign out.")
@RestController
@RequestMapping("/store/v1/auth")
@RequiresCustomer
class CustomerSessionController extends SessionEndpoints {

    CustomerSessionController(SessionService service) {
        super(Audience.STORE, service);
    }
}
