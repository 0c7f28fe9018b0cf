package dev.kontor.identity.signin;

import dev.kontor.identity.CustomerId;
import dev.kontor.identity.CustomerSignedIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Merges a guest's data after a sign-in. Failures do not affect the sign-in.
@Component
class GuestCartMerge {

    private static final Logger LOG = LoggerFactory.getLogger(GuestCartMerge.class);

    private final ObjectProvider<CustomerSignedIn> observers;

    GuestCartMerge(ObjectProvider<CustomerSignedIn> observers) {
        this.observers = observers;
    }

    void bring(CustomerId customer, String cartToken) {
        for (var observer : observers) {
            try {
                observer.bring(customer, cartToken);
            } catch (RuntimeException e) {
                LOG.warn("The guest's data was not merged for {}: {}", customer.text(), e.toString());
            }
        }
    }
}
