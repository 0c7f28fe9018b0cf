package dev.kontor.cart.basket;

import dev.kontor.identity.CustomerArrival;
import dev.kontor.identity.CustomerId;
import org.springframework.stereotype.Component;

/// Brings the cart of a guest along when the guest signs in.
@Component
class CartAtSignIn implements CustomerArrival {

    private final CartArrivalService arrivals;

    CartAtSignIn(CartArrivalService arrivals) {
        this.arrivals = arrivals;
    }

    @Override
    public void bring(CustomerId customer, String cartToken) {
        arrivals.attach(customer, cartToken);
    }
}
