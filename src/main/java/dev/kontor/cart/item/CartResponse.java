package dev.kontor.cart.item;

import dev.kontor.shared.crypto.Keyring;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/// A response that shows a cart to its buyer, with a weak entity tag: prices, stock and language change the bytes, but
/// not the version. The tag is made of the text of the record, not of its hash code, which differs in each process
/// because that of an enum constant does.
public final class CartResponse {

    private static final int TAG_DIGITS = 16;

    private CartResponse() {}

    public static ResponseEntity<CartDetails> of(ResponseEntity.BodyBuilder response, CartDetails cart) {
        var content = Keyring.hash(LocaleContextHolder.getLocale().toLanguageTag() + cart);
        return response.header(
                        HttpHeaders.ETAG,
                        "W/\"%d-%s\""
                                .formatted(cart.version(), Keyring.hex(content).substring(0, TAG_DIGITS)))
                .body(cart);
    }
}
