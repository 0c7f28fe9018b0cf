package dev.kontor.cart.item;

import dev.kontor.cart.PastPurchase;
import dev.kontor.cart.aggregate.CartDraft;
import dev.kontor.cart.pricing.CartFacts;
import dev.kontor.channel.Channel;
import dev.kontor.channel.Channels;
import dev.kontor.customer.CustomerCompanies;
import dev.kontor.customer.CustomerVatNumbers;
import dev.kontor.identity.ChannelChoice;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.address.AddressRules;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.CardNumbers;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Builds the draft of a cart from a request, by the rules of the channel.
@Component
public class DraftRules {

    private final ChannelChoice choice;
    private final Channels channels;
    private final CustomerCompanies companies;
    private final CustomerVatNumbers vatNumbers;

    DraftRules(ChannelChoice choice, Channels channels, CustomerCompanies companies, CustomerVatNumbers vatNumbers) {
        this.choice = choice;
        this.channels = channels;
        this.companies = companies;
        this.vatNumbers = vatNumbers;
    }

    /// The cart of a customer begins with the VAT number of the profile. If the register's response about it is
    /// old, Kontor checks the number again in the background.
    ///
    /// @param key the publishable key of the front end, if it sent one
    /// @param facts gets the groups of the customer, which are read in the same statement
    CartDraft draft(CreateCart request, @Nullable String key, Optional<CustomerId> customer, CartFacts facts) {
        var channel = choice.require(request.channel(), key);
        return draft(
                        new ChangeCart(
                                request.currency() == null
                                        ? channel.defaultCurrency().getCurrencyCode()
                                        : request.currency(),
                                request.locale() == null
                                        ? channel.defaultLocale().toLanguageTag()
                                        : request.locale(),
                                request.email(),
                                request.note(),
                                request.shippingAddress(),
                                request.billingAddress(),
                                null),
                        channel)
                .withVatNumber(customer.flatMap(id -> vatNumber(id, facts))
                        .map(vatNumbers::accept)
                        .orElse(null));
    }

    /// The draft of a cart that repeats a purchase: in its channel, currency and language, where they are
    /// still offered.
    ///
    /// @param whole whether e-mail address and addresses are copied too
    /// @param facts gets the groups of the customer
    public CartDraft draft(PastPurchase purchase, boolean whole, Optional<CustomerId> customer, CartFacts facts) {
        var channel = channels.find(purchase.channel()).filter(Channel::active).orElseGet(channels::standard);
        var currency = purchase.currency();
        var locale = purchase.locale();
        var request = new CreateCart(
                channel.currencies().contains(currency) ? currency.getCurrencyCode() : null,
                channel.locales().contains(locale) ? locale.toLanguageTag() : null,
                channel.code(),
                whole ? purchase.email() : null,
                null,
                whole ? purchase.shippingAddress() : null,
                whole ? purchase.billingAddress() : null,
                null);
        return draft(request, null, customer, facts);
    }

    private Optional<String> vatNumber(CustomerId customer, CartFacts facts) {
        var company = companies.of(customer);
        facts.know(customer, company.groups());
        return Optional.ofNullable(company.vatNumber());
    }

    /// @param code of the channel in which the cart was created; if it no longer exists, the shop's own rules apply
    CartDraft draft(ChangeCart request, String code) {
        return draft(request, channels.find(code).orElseGet(channels::standard)).in(code);
    }

    private static CartDraft draft(ChangeCart request, Channel channel) {
        requireNoCardNumber(request);
        return new CartDraft(
                currency(request.currency(), channel),
                locale(request.locale(), channel),
                channel.code(),
                request.email(),
                request.note(),
                checked("/shippingAddress", request.shippingAddress()),
                checked("/billingAddress", request.billingAddress()),
                request.paymentMethod(),
                List.of(),
                List.of(),
                null);
    }

    private static Currency currency(String code, Channel channel) {
        return channel.currencies().stream()
                .filter(currency -> currency.getCurrencyCode().equals(code))
                .findFirst()
                .orElseThrow(() -> new RejectedException(
                        ProblemCode.CURRENCY_NOT_SUPPORTED,
                        Message.of("context.currency", "currency", code),
                        Map.of("supported", channel.currencies())));
    }

    private static Locale locale(String tag, Channel channel) {
        return channel.locales().stream()
                .filter(locale -> locale.toLanguageTag().equalsIgnoreCase(tag))
                .findFirst()
                .orElseThrow(() -> invalid(FieldProblem.ofPointer(
                        "/locale",
                        "not-offered",
                        channel.locales().stream()
                                .map(Locale::toLanguageTag)
                                .collect(Collectors.joining(", ", "Must be one of ", ".")))));
    }

    /// Checks another address.
    public static @Nullable Address check(String pointer, @Nullable Address address) {
        var found = new ArrayList<FieldProblem>();
        check(pointer, lines(address), found);
        if (!found.isEmpty()) {
            throw invalid(found.toArray(FieldProblem[]::new));
        }
        return checked(pointer, address);
    }

    private static @Nullable Address checked(String pointer, @Nullable Address address) {
        return address == null ? null : AddressRules.check(pointer, address);
    }

    /// Rejects card numbers in free text, so that they are never stored.
    private static void requireNoCardNumber(ChangeCart request) {
        var found = new ArrayList<FieldProblem>();
        check("/shippingAddress", lines(request.shippingAddress()), found);
        check("/billingAddress", lines(request.billingAddress()), found);
        if (!found.isEmpty()) {
            throw invalid(found.toArray(FieldProblem[]::new));
        }
    }

    private static void check(String pointer, Stream<String> texts, List<FieldProblem> found) {
        if (texts.anyMatch(CardNumbers::contains)) {
            found.add(FieldProblem.ofPointer(pointer, "card-number", Message.of("input.card-number")));
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
                                address.region(),
                                address.postcode())
                        .filter(Objects::nonNull);
    }

    private static BadRequestException invalid(FieldProblem... errors) {
        return BadRequestException.invalid(List.of(errors));
    }
}
