package dev.kontor.identity.passkey;

import dev.kontor.identity.token.Audience;
import dev.kontor.shared.access.RequiresCustomer;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The passkeys of a customer.
@Tag(name = "Account", description = "The profile and the address book of the signed-in customer.")
@RestController
@RequestMapping("/store/v1/me/passkeys")
@RequiresCustomer
class CustomerPasskeyController extends PasskeyEndpoints {

    CustomerPasskeyController(PasskeyService service) {
        super(Audience.STORE, service);
    }
}
