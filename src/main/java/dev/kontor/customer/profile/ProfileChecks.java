package dev.kontor.customer.profile;

import dev.kontor.customer.CustomerVatNumbers;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.shop.Shop;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Checks what a profile contains.
@Component
class ProfileChecks {

    private final Shop shop;
    private final CustomerVatNumbers vatNumbers;

    ProfileChecks(Shop shop, CustomerVatNumbers vatNumbers) {
        this.shop = shop;
        this.vatNumbers = vatNumbers;
    }

    /// Returns the language as the shop writes it; the shop's default without one.
    ///
    /// @throws BadRequestException at `/locale` if the shop does not support it
    String supported(@Nullable String locale) {
        var wanted = locale == null ? shop.defaultLocale().toLanguageTag() : locale;
        return shop.locales().stream()
                .map(Locale::toLanguageTag)
                .filter(tag -> tag.equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> {
                    var detail = Message.of("request.one-of", "values", shop.locales());
                    return BadRequestException.invalid(
                            List.of(FieldProblem.ofPointer("/locale", "unknown-locale", detail)));
                });
    }

    /// Returns the number as it is stored; null for a blank one. An unchanged number is not checked again.
    @Nullable
    String vatNumber(@Nullable String wanted, @Nullable String before) {
        if (wanted == null || wanted.isBlank()) {
            return null;
        }
        return wanted.equals(before) ? before : vatNumbers.accept(wanted);
    }
}
