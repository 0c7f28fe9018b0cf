package dev.kontor.cart.merge;

import dev.kontor.identity.CustomerId;
import dev.kontor.identity.CustomerSignedIn;
import org.springframework.stereotype.Component;

/// Merges the guest's cart when the guest signs in.
@Component
class CartMergeAtSignIn implements CustomerSignedIn {

    private final CartMergeService merges;

    CartMergeAtSignIn(CartMergeService merges) {
        this.merges = merges;
    }

    @Override
    public void bring(CustomerId customer, String cartToken) {
        merges.attach(customer, cartToken);
    }
}
