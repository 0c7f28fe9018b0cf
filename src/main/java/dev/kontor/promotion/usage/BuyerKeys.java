package dev.kontor.promotion.usage;

import dev.kontor.identity.CustomerId;
import dev.kontor.promotion.PromotionBuyer;
import dev.kontor.shared.crypto.Keyring;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// Identifies buyers in counters by keyed hashes: of the account and of the e-mail address. Uses that were counted
/// under another accepted secret of the installation count as well.
@Component
public class BuyerKeys {

    private static final String PURPOSE = "promotion-buyer";

    private final Keyring keyring;

    BuyerKeys(Keyring keyring) {
        this.keyring = keyring;
    }

    public List<String> of(PromotionBuyer buyer) {
        var keys = new ArrayList<String>();
        if (buyer.customerId() != null) {
            keys.addAll(of(buyer.customerId()));
        }
        if (buyer.email() != null) {
            keys.addAll(hashed(buyer.email().strip().toLowerCase(Locale.ROOT)));
        }
        return keys;
    }

    List<String> of(CustomerId customer) {
        return hashed(customer.text());
    }

    private List<String> hashed(String text) {
        return keyring.signatures(PURPOSE, text.getBytes(StandardCharsets.UTF_8)).stream()
                .map(Keyring::hex)
                .toList();
    }
}
