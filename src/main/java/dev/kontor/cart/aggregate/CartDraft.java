package dev.kontor.cart.aggregate;

import dev.kontor.giftcard.GiftCardId;
import dev.kontor.promotion.PromotionCodes;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.address.Destination;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The buyer's entries for an order, except the items.
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

    public static final int MAX_CODES = 10;

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
        return copy(other, codes, giftCards, paymentMethod, vatNumber);
    }

    public CartDraft withCodes(List<String> others) {
        return copy(channel, others, giftCards, paymentMethod, vatNumber);
    }

    public CartDraft withGiftCards(List<GiftCardId> others) {
        return copy(channel, codes, others, paymentMethod, vatNumber);
    }

    /// The draft with a code of a promotion, unless it has one that looks alike.
    CartDraft entering(String code) {
        if (isEntered(code)) {
            return this;
        }
        if (codes.size() == MAX_CODES) {
            throw new RejectedException(
                    ProblemCode.QUANTITY_LIMIT,
                    Message.of("cart.too-many-codes", "most", MAX_CODES),
                    Map.of("limit", MAX_CODES));
        }
        return withCodes(Stream.concat(codes.stream(), Stream.of(code)).toList());
    }

    /// @throws NotFoundException if the code was not entered
    CartDraft withoutCode(String code) {
        if (!isEntered(code)) {
            throw new NotFoundException(Message.of("not-found.code"));
        }
        var canonical = PromotionCodes.canonical(code);
        return withCodes(codes.stream()
                .filter(entered -> !PromotionCodes.canonical(entered).equals(canonical))
                .toList());
    }

    private boolean isEntered(String code) {
        var canonical = PromotionCodes.canonical(code);
        return codes.stream()
                .anyMatch(entered -> PromotionCodes.canonical(entered).equals(canonical));
    }

    /// The draft with a gift card after the others, unless it has the card.
    CartDraft applying(GiftCardId card) {
        if (giftCards.contains(card)) {
            return this;
        }
        if (giftCards.size() == MAX_GIFT_CARDS) {
            throw new RejectedException(
                    ProblemCode.QUANTITY_LIMIT,
                    Message.of("cart.too-many-gift-cards", "most", MAX_GIFT_CARDS),
                    Map.of("limit", MAX_GIFT_CARDS));
        }
        return withGiftCards(Stream.concat(giftCards.stream(), Stream.of(card)).toList());
    }

    /// @throws NotFoundException if the card was not applied
    CartDraft withoutGiftCard(GiftCardId card) {
        if (!giftCards.contains(card)) {
            throw NotFoundException.of("gift card", card);
        }
        return withGiftCards(
                giftCards.stream().filter(other -> !other.equals(card)).toList());
    }

    public CartDraft withPaymentMethod(@Nullable String other) {
        return copy(channel, codes, giftCards, other, vatNumber);
    }

    /// The draft with another VAT number, or without one.
    public CartDraft withVatNumber(@Nullable String number) {
        return copy(channel, codes, giftCards, paymentMethod, number);
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

    private CartDraft copy(
            String otherChannel,
            List<String> otherCodes,
            List<GiftCardId> otherCards,
            @Nullable String otherMethod,
            @Nullable String otherNumber) {
        return new CartDraft(
                currency,
                locale,
                otherChannel,
                email,
                note,
                shippingAddress,
                billingAddress,
                otherMethod,
                otherCodes,
                otherCards,
                otherNumber);
    }
}
