package dev.kontor.cart.item;

import dev.kontor.cart.CartId;
import dev.kontor.cart.aggregate.Cart;
import dev.kontor.cart.aggregate.CartAccess;
import dev.kontor.cart.aggregate.CartRepository;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.tax.VatCountries;
import dev.kontor.tax.VatNumber;
import dev.kontor.tax.VatNumbers;
import dev.kontor.tax.VatProof;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Enters VAT numbers of buyers into carts.
@Component
public class CartVatNumberEntry {

    private static final String POINTER = "/vatNumber";

    private final CartRepository carts;
    private final CartService service;
    private final VatNumbers numbers;

    CartVatNumberEntry(CartRepository carts, CartService service, VatNumbers numbers) {
        this.carts = carts;
        this.service = service;
        this.numbers = numbers;
    }

    /// Asks the register about a number for a cart that can be changed. Call it without a transaction.
    ///
    /// @throws RejectedException if the number is malformed, unknown or of another country than the address
    public VatNumber checked(CartId id, CartAccess access, @Nullable IfMatch ifMatch, String text) {
        // Before the register is asked, so that only carts that can be changed use it.
        var cart = carts.get(id, access);
        CartService.requireVersion(ifMatch, cart.version());
        cart.requireActive();
        var number =
                VatNumber.of(text).orElseThrow(() -> rejected("vat-number-form", Message.of("cart.vat-number-form")));
        requireCountry(cart, number);
        if (numbers.check(number).status() == VatProof.Status.INVALID) {
            throw rejected("vat-number-unknown", Message.of("cart.vat-number-unknown"));
        }
        return number;
    }

    /// @param number one that the register does not refuse
    public CartDetails set(CartId id, CartAccess access, @Nullable IfMatch ifMatch, VatNumber number) {
        return service.change(id, access, ifMatch, cart -> {
            requireCountry(cart, number);
            return cart.withVatNumber(number.text());
        });
    }

    public CartDetails remove(CartId id, CartAccess access, @Nullable IfMatch ifMatch) {
        return service.change(id, access, ifMatch, cart -> cart.withVatNumber(null));
    }

    /// The number must be one of the company at the billing address.
    private static void requireCountry(Cart cart, VatNumber number) {
        cart.draft()
                .billingCountry()
                .filter(country -> !VatCountries.isSame(country, number.country()))
                .ifPresent(country -> {
                    throw rejected(
                            "vat-number-country",
                            Message.of(
                                    "cart.vat-number-country",
                                    "numberCountry",
                                    number.country(),
                                    "addressCountry",
                                    country));
                });
    }

    private static RejectedException rejected(String code, Message detail) {
        return RejectedException.at(ProblemCode.VAT_NUMBER_INVALID, POINTER, code, detail);
    }
}
