package dev.kontor.checkout;

import dev.kontor.order.OrderId;
import dev.kontor.order.Orders;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.crypto.LastingKeys;
import org.springframework.stereotype.Component;

/// Creates the access tokens of guest orders. A token is derived from the order id and a key of the shop, so a
/// checkout that resumes after a crash returns the same token, although only its hash is stored.
@Component
class OrderTokens implements OrderAccess {

    private final LastingKeys keys;

    OrderTokens(LastingKeys keys) {
        this.keys = keys;
    }

    @Override
    public String token(OrderId id) {
        return Orders.token(id, keys);
    }

    /// Returns the hash that is stored.
    byte[] hash(OrderId id) {
        return Keyring.hash(token(id));
    }
}
