package dev.kontor.checkout;

import dev.kontor.order.OrderId;
import dev.kontor.shared.crypto.Keyring;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.stereotype.Component;

/// Makes the token that opens a guest's order. It follows from the id of the order and a key of the shop, so
/// that a checkout that resumes after a crash gives the same token, though only its hash is kept.
@Component
class OrderTokens implements OrderAccess {

    private final Keyring keyring;

    OrderTokens(Keyring keyring) {
        this.keyring = keyring;
    }

    @Override
    public String token(OrderId id) {
        var mac = keyring.sign("order-access", id.text().getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }

    /// What is kept of the token.
    byte[] hash(OrderId id) {
        return Keyring.hash(token(id));
    }
}
