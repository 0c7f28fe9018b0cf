package dev.kontor.customer.profile;

import dev.kontor.identity.Actor;
import dev.kontor.identity.CustomerId;
import dev.kontor.identity.CustomerSignUps;
import dev.kontor.shared.shop.Shop;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// Opens accounts for customers authenticated by an issuer.
@Component
class SsoSignUps implements CustomerSignUps {

    private final CustomerService customers;
    private final Shop shop;

    SsoSignUps(CustomerService customers, Shop shop) {
        this.customers = customers;
        this.shop = shop;
    }

    @Override
    public CustomerId signUp(String email, String firstName, String lastName, String locale) {
        var supported = shop.nearest(Locale.forLanguageTag(locale)).toLanguageTag();
        return customers
                .create(new Actor.Guest(), new CreateCustomer(email, firstName, lastName, supported, null, null), null)
                .id();
    }
}
