package dev.kontor.cart.merge;

import dev.kontor.identity.CustomerId;
import dev.kontor.identity.CustomerSignedIn;
import org.springframework.stereotype.Component;

/// Merges the guest's cart when the guest signs in.
@Component
class CartMergeAtSignIn implements CustomerSignedIn {

    private final CartMergeService arrivals;

    CartMergeAtSignIn(CartMergeService arrivals) {
        this.arrivals = arrivals;
    }

    @Override
    public void bring(CustomerId customer, String cartToken) {
        arrivals.attach(customer, cartToken);
    }
}
