package dev.kontor.giftcard;

import dev.kontor.events.Event;
import dev.kontor.shared.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A gift card was issued.
///
/// @param expiresAt when the card stops working; absent if it never does
public record GiftCardIssued(
        GiftCardId giftCardId, Money value, @Nullable Instant expiresAt) implements Event {}
