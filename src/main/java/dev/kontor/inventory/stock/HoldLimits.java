package dev.kontor.inventory.stock;

import dev.kontor.inventory.Claim;
import dev.kontor.shared.crypto.Keyring;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Limits how many units one buyer can hold without having paid.
@Component
public class HoldLimits {

    private static final String PURPOSE = "inventory-holder";

    private final Keyring keyring;
    private final InventoryProperties.HoldLimit limits;

    HoldLimits(Keyring keyring, InventoryProperties properties) {
        this.keyring = keyring;
        this.limits = properties.holdLimit();
    }

    /// Identifies the holder by keyed hashes, so that no personal data is stored.
    public record Holder(@Nullable Long customer, @Nullable Long source) {}

    /// Counted units on hold: of the claim, and in total of the customer and of the source.
    public record OnHold(long claim, long customer, long source) {}

    /// Identifies the holder only for limits that are set, because the claims of one holder wait for each other.
    public Holder holder(Claim claim) {
        return new Holder(
                limits.perCustomer() > 0 ? key("customer", claim.customer()) : null,
                limits.perSource() > 0 ? key("source", claim.source()) : null);
    }

    /// @throws HoldLimitReached if a limit is exceeded
    public void check(Holder holder, OnHold onHold) {
        require(onHold.claim(), limits.perOrder(), "order");
        if (holder.customer() != null) {
            require(onHold.customer(), limits.perCustomer(), "customer");
        }
        if (holder.source() != null) {
            require(onHold.source(), limits.perSource(), "source");
        }
    }

    private static void require(long units, int limit, String countedBy) {
        if (limit > 0 && units > limit) {
            throw new HoldLimitReached(limit, countedBy);
        }
    }

    private @Nullable Long key(String kind, @Nullable String name) {
        return name == null || name.isEmpty()
                ? null
                : ByteBuffer.wrap(keyring.sign(PURPOSE, (kind + ":" + name).getBytes(StandardCharsets.UTF_8)))
                        .getLong();
    }
}
