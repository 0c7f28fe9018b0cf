package dev.kontor.identity.signin;

import dev.kontor.identity.CustomerId;
import dev.kontor.identity.CustomerSignedIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Brings along what a guest had. A sign-in does not fail for it.
@Component
class GuestCartMerge {

    private static final Logger LOG = LoggerFactory.getLogger(GuestCartMerge.class);

    private final ObjectProvider<CustomerSignedIn> arrivals;

    GuestCartMerge(ObjectProvider<CustomerSignedIn> arrivals) {
        this.arrivals = arrivals;
    }

    void bring(CustomerId customer, String cartToken) {
        for (var arrival : arrivals) {
            try {
                arrival.bring(customer, cartToken);
            } catch (RuntimeException e) {
                LOG.warn("What the guest had did not come to {}: {}", customer.text(), e.toString());
            }
        }
    }
}
