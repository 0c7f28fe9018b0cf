package dev.kontor.cart.basket;

import dev.kontor.shared.address.Address;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.CardNumbers;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes a draft of what a client sent, by the rules of the shop.
@Component
class DraftRules {

    private final Shop shop;

    DraftRules(Shop shop) {
        this.shop = shop;
    }

    CartDraft draft(CreateCart wish) {
        return draft(new ChangeCart(
                wish.currency() == null ? shop.defaultCurrency().getCurrencyCode() : wish.currency(),
                wish.locale() == null ? shop.defaultLocale().toLanguageTag() : wish.locale(),
                wish.email(),
                wish.note(),
                wish.shippingAddress(),
                wish.billingAddress()));
    }

    CartDraft draft(ChangeCart wish) {
        requireNoCardNumber(wish);
        requireCountry("/shippingAddress", wish.shippingAddress());
        requireCountry("/billingAddress", wish.billingAddress());
        return new CartDraft(
                currency(wish.currency()),
                locale(wish.locale()),
                wish.email(),
                wish.note(),
                wish.shippingAddress(),
                wish.billingAddress());
    }

    private Currency currency(String code) {
        return shop.currencies().stream()
                .filter(currency -> currency.getCurrencyCode().equals(code))
                .findFirst()
                .orElseThrow(() -> new RejectedException(
                        ProblemCode.CURRENCY_NOT_SUPPORTED,
                        "The shop does not sell in %s.".formatted(code),
                        Map.of("supported", shop.currencies())));
    }

    private Locale locale(String tag) {
        return shop.locales().stream()
                .filter(locale -> locale.toLanguageTag().equalsIgnoreCase(tag))
                .findFirst()
                .orElseThrow(() -> invalid(FieldProblem.ofPointer(
                        "/locale",
                        "not-offered",
                        shop.locales().stream()
                                .map(Locale::toLanguageTag)
                                .collect(Collectors.joining(", ", "Must be one of ", ".")))));
    }

    /// The rules for one more address.
    static void check(String pointer, @Nullable Address address) {
        var found = new ArrayList<FieldProblem>();
        check(pointer, lines(address), found);
        if (!found.isEmpty()) {
            throw invalid(found.toArray(FieldProblem[]::new));
        }
        requireCountry(pointer, address);
    }

    private static void requireCountry(String pointer, @Nullable Address address) {
        if (address != null
                && !Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(address.country())) {
            throw new RejectedException(
                    ProblemCode.ADDRESS_INVALID,
                    "There is no country %s.".formatted(address.country()),
                    Map.of(),
                    List.of(FieldProblem.ofPointer(
                            pointer + "/country", "unknown", "Must be a country by ISO 3166-1 alpha-2.")));
        }
    }

    /// Card numbers that buyers type into the wrong field are never kept.
    private static void requireNoCardNumber(ChangeCart wish) {
        var found = new ArrayList<FieldProblem>();
        check("/shippingAddress", lines(wish.shippingAddress()), found);
        check("/billingAddress", lines(wish.billingAddress()), found);
        if (!found.isEmpty()) {
            throw invalid(found.toArray(FieldProblem[]::new));
        }
    }

    private static void check(String pointer, Stream<String> texts, List<FieldProblem> found) {
        if (texts.anyMatch(CardNumbers::contains)) {
            found.add(FieldProblem.ofPointer(pointer, "card-number", "Must not contain the number of a card."));
        }
    }

    private static Stream<String> lines(@Nullable Address address) {
        return address == null
                ? Stream.of()
                : Stream.of(
                                address.firstName(),
                                address.lastName(),
                                address.company(),
                                address.line1(),
                                address.line2(),
                                address.city(),
                                address.postcode())
                        .filter(Objects::nonNull);
    }

    private static BadRequestException invalid(FieldProblem... errors) {
        return new BadRequestException(
                ProblemCode.VALIDATION_FAILED, "The request is not valid.", Map.of(), List.of(errors));
    }
}
