package dev.kontor.promotion.usage;

import dev.kontor.identity.CustomerId;
import dev.kontor.promotion.PromotionBuyer;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.crypto.LastingKeys;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// Identifies buyers in counters by keyed hashes: of the account and of the e-mail address.
@Component
public class BuyerKeys {

    private static final String PURPOSE = "promotion-buyer";

    private final LastingKeys keys;

    BuyerKeys(LastingKeys keys) {
        this.keys = keys;
    }

    public List<String> of(PromotionBuyer buyer) {
        var found = new ArrayList<String>();
        if (buyer.customerId() != null) {
            found.add(of(buyer.customerId()));
        }
        if (buyer.email() != null) {
            found.add(hashed(buyer.email().strip().toLowerCase(Locale.ROOT)));
        }
        return found;
    }

    String of(CustomerId customer) {
        return hashed(customer.text());
    }

    private String hashed(String text) {
        return Keyring.hex(keys.sign(PURPOSE, text.getBytes(StandardCharsets.UTF_8)));
    }
}
