package dev.kontor.notification.writer;

import dev.kontor.notification.template.MailTexts;
import dev.kontor.order.WholeOrder;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.MoneyFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An order as mails about it show it.
///
/// @param token opens a guest's order; empty for a customer with an account
/// @param transfer amount that the buyer still has to transfer; absent if nothing
record MailedOrder(WholeOrder order, String token, @Nullable Transfer transfer) {

    /// A bank transfer that the shop waits for.
    ///
    /// @param account where to, as the payment method describes it: `accountHolder`, `iban`, `bic`, `bank`
    record Transfer(Money amount, Map<String, String> account) {}

    private static final List<String> ACCOUNT = List.of("accountHolder", "iban", "bic", "bank");

    /// Returns the order with the amount that is to be transferred, which may be less than what was agreed on.
    MailedOrder due(OrderFacts.@Nullable Amount amount) {
        return transfer == null || amount == null
                ? this
                : new MailedOrder(order, token, new Transfer(amount.money(), transfer.account()));
    }

    /// The lines' prices as shown to the buyer, before discounts: including tax if prices do.
    List<Money> prices() {
        return order.items().stream()
                .map(line -> line.unitPrice().times(line.quantity()))
                .toList();
    }

    /// From the lines to the total.
    List<Map<String, String>> summary(MailTexts texts, Locale language) {
        var totals = order.totals();
        var rows = new ArrayList<Map<String, String>>();
        rows.add(row(texts.text("subtotal", language), totals.subtotal(), language));
        if (totals.discount().isPositive()) {
            rows.add(row(texts.text("discount", language), totals.discount().negated(), language));
        }
        if (order.shippingMethod() != null) {
            rows.add(row(texts.text("shipping-by", language, order.shippingMethod()), totals.shipping(), language));
        } else if (totals.shipping().isPositive()) {
            rows.add(row(texts.text("shipping", language), totals.shipping(), language));
        }
        if (!totals.tax().isZero()) {
            var label = totals.pricesIncludeTax() ? "tax-included" : "tax";
            rows.add(row(texts.text(label, language), totals.tax(), language));
        }
        return rows;
    }

    private static Map<String, String> row(String label, Money amount, Locale language) {
        return Map.of("label", label, "value", MoneyFormat.format(amount, language));
    }

    /// Where to transfer the amount, where it is sent, and who pays.
    List<Map<String, Object>> addresses(MailTexts texts, Locale language) {
        var addresses = new ArrayList<Map<String, Object>>();
        if (transfer != null) {
            addresses.add(
                    Map.of("label", texts.text("transfer", language), "rows", transfer(transfer, texts, language)));
        }
        addresses.addAll(shippingAddress(texts, language));
        addGroups(addresses, texts, language);
        add(addresses, texts.text("billing-address", language), order.billingAddress(), language);
        return addresses;
    }

    /// Where to transfer the amount that is missing, if it is one.
    List<Map<String, Object>> transferAddress(MailTexts texts, Locale language) {
        return transfer == null
                ? List.of()
                : List.of(
                        Map.of("label", texts.text("transfer", language), "rows", transfer(transfer, texts, language)));
    }

    /// Where to transfer the amount that is missing, if it is one, and where the order goes now.
    ///
    /// @param billing whether the billing address has changed
    List<Map<String, Object>> editedAddresses(boolean billing, MailTexts texts, Locale language) {
        var addresses = new ArrayList<>(transferAddress(texts, language));
        addresses.addAll(shippingAddress(texts, language));
        addGroups(addresses, texts, language);
        if (billing) {
            add(addresses, texts.text("billing-address", language), order.billingAddress(), language);
        }
        return addresses;
    }

    /// Where to transfer the amount of an overdue invoice, if it names an account.
    static List<Map<String, Object>> invoiceAccount(OrderFacts facts, MailTexts texts, Locale language) {
        var account = facts.account();
        var open = facts.total();
        if (account == null || open == null) {
            return List.of();
        }
        var transfer = new Transfer(open.money(), account.fields());
        var rows = transfer(transfer, String.valueOf(facts.documentNumber()), texts, language);
        return List.of(Map.of("label", texts.text("transfer", language), "rows", rows));
    }

    private List<String> transfer(Transfer transfer, MailTexts texts, Locale language) {
        return transfer(transfer, order.number(), texts, language);
    }

    private static List<String> transfer(Transfer transfer, String reference, MailTexts texts, Locale language) {
        var account = ACCOUNT.stream()
                .filter(transfer.account()::containsKey)
                .map(field -> texts.text("transfer." + field, language) + ": "
                        + transfer.account().get(field));
        return Stream.concat(
                        account,
                        Stream.of(
                                texts.text("transfer.amount", language) + ": "
                                        + MoneyFormat.format(transfer.amount(), language),
                                texts.text("transfer.reference", language) + ": " + reference))
                .toList();
    }

    /// The destination of a parcel.
    ///
    /// @param group its shipping group, if the order has several
    List<Map<String, Object>> parcelAddress(@Nullable String group, MailTexts texts, Locale language) {
        var addresses = new ArrayList<>(shippingAddress(texts, language));
        group(group).ifPresent(each -> addGroup(addresses, each, texts, language));
        return addresses;
    }

    /// Where the parcel is collected, if at a point of a carrier, and the shipping address.
    private List<Map<String, Object>> shippingAddress(MailTexts texts, Locale language) {
        var addresses = new ArrayList<Map<String, Object>>();
        addPoint(addresses, order.carrierPoint(), texts, language);
        add(addresses, texts.text("shipping-address", language), order.shippingAddress(), language);
        return addresses;
    }

    /// The address of the pickup point.
    ///
    /// @param group the shipping group of the parcel, if the order has several
    List<Map<String, Object>> pickupAddress(@Nullable String group, MailTexts texts, Locale language) {
        var addresses = new ArrayList<Map<String, Object>>();
        var label = texts.text("pickup-address", language);
        add(addresses, label, order.shippingAddress(), language);
        group(group).ifPresent(each -> add(addresses, label, each.address(), language));
        return addresses;
    }

    private Optional<WholeOrder.Group> group(@Nullable String id) {
        return id == null ? Optional.empty() : order.shippingGroup(id);
    }

    /// Returns the destination of a shipping group in one line; empty if it is not shipped.
    Optional<String> addressOf(String shippingGroupId, Locale language) {
        return Optional.ofNullable(order.shippingAddress(shippingGroupId))
                .map(address -> String.join(", ", lines(address, language)));
    }

    private static void addPoint(
            List<Map<String, Object>> addresses, WholeOrder.@Nullable Point point, MailTexts texts, Locale language) {
        if (point != null) {
            addresses.add(Map.of(
                    "label",
                    texts.text("carrier-point", language),
                    "rows",
                    Stream.concat(lines(point.address(), language).stream(), point.openingHours().stream())
                            .toList()));
        }
    }

    /// Each address of an order with several.
    private void addGroups(List<Map<String, Object>> addresses, MailTexts texts, Locale language) {
        order.shippingGroups().forEach(group -> addGroup(addresses, group, texts, language));
    }

    private static void addGroup(
            List<Map<String, Object>> addresses, WholeOrder.Group group, MailTexts texts, Locale language) {
        addPoint(addresses, group.carrierPoint(), texts, language);
        add(addresses, texts.text("shipping-address", language), group.address(), language);
    }

    private static void add(
            List<Map<String, Object>> addresses, String label, @Nullable Address address, Locale language) {
        if (address != null) {
            addresses.add(Map.of("label", label, "rows", lines(address, language)));
        }
    }

    /// One line each, even if the buyer entered line breaks.
    private static List<String> lines(Address address, Locale language) {
        var postcode = Objects.requireNonNullElse(address.postcode(), "");
        var place = address.region() == null
                ? postcode + " " + address.city()
                : address.city() + ", " + address.region() + " " + postcode;
        return Stream.of(
                        address.name(),
                        address.company(),
                        address.line1(),
                        address.line2(),
                        place,
                        Locale.of("", address.country()).getDisplayCountry(language))
                .filter(Objects::nonNull)
                .map(line -> line.replaceAll("\\R", " ").strip())
                .toList();
    }
}
