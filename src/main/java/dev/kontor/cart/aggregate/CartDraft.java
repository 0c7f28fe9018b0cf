package dev.kontor.cart.aggregate;

import dev.kontor.giftcard.GiftCardId;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.address.Destination;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a buyer enters about an order, except the items.
///
/// @param paymentMethod code of the payment method that the buyer selected; discounts may depend on it
/// @param codes of promotions, as the buyer entered them
/// @param giftCards that pay for the cart, in the order in which they are spent
/// @param vatNumber of the buyer, with the prefix of its country
public record CartDraft(
        Currency currency,
        Locale locale,
        String channel,
        @Nullable String email,
        @Nullable String note,
        @Nullable Address shippingAddress,
        @Nullable Address billingAddress,
        @Nullable String paymentMethod,
        List<String> codes,
        List<GiftCardId> giftCards,
        @Nullable String vatNumber) {

    /// Largest number of codes.
    public static final int MAX_CODES = 10;

    /// Largest number of gift cards.
    public static final int MAX_GIFT_CARDS = 5;

    public CartDraft {
        codes = List.copyOf(codes);
        giftCards = List.copyOf(giftCards);
    }

    /// The destination as far as it is known.
    public Optional<Destination> destination() {
        return Optional.ofNullable(shippingAddress)
                .or(() -> Optional.ofNullable(billingAddress))
                .map(Address::destination);
    }

    /// The draft in another channel.
    public CartDraft in(String other) {
        return new CartDraft(
                currency,
                locale,
                other,
                email,
                note,
                shippingAddress,
                billingAddress,
                paymentMethod,
                codes,
                giftCards,
                vatNumber);
    }

    /// The draft with other codes.
    public CartDraft withCodes(List<String> others) {
        return new CartDraft(
                currency,
                locale,
                channel,
                email,
                note,
                shippingAddress,
                billingAddress,
                paymentMethod,
                others,
                giftCards,
                vatNumber);
    }

    /// The draft with other gift cards.
    public CartDraft withGiftCards(List<GiftCardId> others) {
        return new CartDraft(
                currency,
                locale,
                channel,
                email,
                note,
                shippingAddress,
                billingAddress,
                paymentMethod,
                codes,
                others,
                vatNumber);
    }

    /// The draft with another payment method.
    public CartDraft withPaymentMethod(@Nullable String other) {
        return new CartDraft(
                currency,
                locale,
                channel,
                email,
                note,
                shippingAddress,
                billingAddress,
                other,
                codes,
                giftCards,
                vatNumber);
    }

    /// The draft with another VAT number, or without one.
    public CartDraft withVatNumber(@Nullable String number) {
        return new CartDraft(
                currency,
                locale,
                channel,
                email,
                note,
                shippingAddress,
                billingAddress,
                paymentMethod,
                codes,
                giftCards,
                number);
    }

    /// The country of the billing address, else of the shipping address.
    public Optional<String> billingCountry() {
        return Optional.ofNullable(billingAddress)
                .or(() -> Optional.ofNullable(shippingAddress))
                .map(Address::country);
    }

    /// This draft, with missing fields filled from the other.
    CartDraft or(CartDraft other) {
        return new CartDraft(
                currency,
                locale,
                channel,
                email == null ? other.email : email,
                note == null ? other.note : note,
                shippingAddress == null ? other.shippingAddress : shippingAddress,
                billingAddress == null ? other.billingAddress : billingAddress,
                paymentMethod == null ? other.paymentMethod : paymentMethod,
                Stream.concat(codes.stream(), other.codes.stream())
                        .distinct()
                        .limit(MAX_CODES)
                        .toList(),
                Stream.concat(giftCards.stream(), other.giftCards.stream())
                        .distinct()
                        .limit(MAX_GIFT_CARDS)
                        .toList(),
                vatNumber == null ? other.vatNumber : vatNumber);
    }
}
