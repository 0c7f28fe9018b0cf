package dev.kontor.payment.provider;

import dev.kontor.payment.offer.BankAccount;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Ways to pay in the demo shop: by transfer to an example account that no bank has issued, and in cash on delivery.
/// Other shops offer neither until they configure it.
@Component
@Profile("(demo | test) & !prod")
class DemoPayments {

    /// Where buyers can pay the carrier (ISO 3166-1 alpha-2).
    Set<String> cashCountries() {
        return Set.of("DE", "AT", "FR");
    }

    /// The bank account of the demo shop.
    BankAccount bankAccount() {
        return new BankAccount("Kontor Demo Shop", "DE02120300000000202051", "BYLADEM1001", "Demo Bank");
    }
}
