package dev.kontor.notification.writer;

import dev.kontor.notification.template.MailTexts;
import dev.kontor.notification.writer.OrderFacts.Amount;
import dev.kontor.shared.money.MoneyFormat;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rows that only the mail about an edited order has: new prices with the former ones, changes of taxes, and the
/// address of each row if the order has several.
///
/// @param order absent if it no longer exists
record EditedRows(OrderFacts facts, @Nullable MailedOrder order, MailTexts texts, Locale language) {

    private static final int RATE_DIGITS = 4;

    /// Each item whose price changed because of other taxes, and each new shipping charge.
    Stream<Map<String, Object>> lines() {
        return Stream.concat(retaxed(), shipping());
    }

    private Stream<Map<String, Object>> retaxed() {
        return Stream.ofNullable(facts.retaxed())
                .flatMap(List::stream)
                .filter(item -> item.gross().amount() != item.grossBefore().amount())
                .map(item -> row(
                        item.quantity() + " ×",
                        item.title(),
                        item.gross(),
                        format(item.grossBefore()),
                        item.shippingGroupId()));
    }

    private Stream<Map<String, Object>> shipping() {
        var replaced = facts.replacedShipping();
        if (replaced == null) {
            return Stream.ofNullable(facts.shipping())
                    .map(change -> Map.of(
                            "quantity", "",
                            "title", text("shipping"),
                            "price", format(change),
                            "details", List.of()));
        }
        return replaced.stream()
                .map(each -> row(
                        "",
                        text("shipping-by", each.name()),
                        each.gross(),
                        each.name().equals(each.nameBefore())
                                ? format(each.grossBefore())
                                : each.nameBefore() + ", " + format(each.grossBefore()),
                        each.shippingGroupId()));
    }

    /// Where the units of a row go; empty if the order has one address.
    Stream<String> address(@Nullable String group) {
        return order == null || group == null
                ? Stream.of()
                : order.addressOf(group, language).map(address -> text("shipping-address") + ": " + address).stream();
    }

    private Map<String, Object> row(
            String quantity, String title, Amount price, String before, @Nullable String group) {
        return Map.of(
                "quantity",
                quantity,
                "title",
                title,
                "price",
                format(price),
                "details",
                Stream.concat(Stream.of(text("edited.instead", before)), address(group))
                        .toList());
    }

    /// The former total and, if units have other taxes, the change of each tax.
    List<Map<String, String>> summary() {
        var rows = new ArrayList<Map<String, String>>();
        if (facts.totalBefore() != null) {
            rows.add(Map.of("label", text("edited.total-before"), "value", format(facts.totalBefore())));
        }
        if (facts.retaxed() != null) {
            Objects.requireNonNullElse(facts.taxes(), List.<OrderFacts.Tax>of())
                    .forEach(tax ->
                            rows.add(Map.of("label", text("edited.tax", label(tax)), "value", format(tax.tax()))));
        }
        return rows;
    }

    private String label(OrderFacts.Tax tax) {
        var percent = NumberFormat.getPercentInstance(language);
        percent.setMaximumFractionDigits(RATE_DIGITS);
        var name = tax.jurisdiction() == null ? tax.name() : tax.name() + " " + tax.jurisdiction();
        return name + " " + percent.format(tax.rate());
    }

    private String format(Amount amount) {
        return MoneyFormat.format(amount.money(), language);
    }

    private String text(String key, Object... arguments) {
        return texts.text(key, language, arguments);
    }
}
