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

/// The rows that only the mail about an edited order has: new prices with the former ones, and changes of taxes.
record EditedRows(OrderFacts facts, MailTexts texts, Locale language) {

    private static final int RATE_DIGITS = 4;

    /// Each item whose price changed because of other taxes, and each new shipping charge.
    Stream<Map<String, Object>> lines() {
        return Stream.concat(retaxed(), shipping());
    }

    private Stream<Map<String, Object>> retaxed() {
        return Stream.ofNullable(facts.retaxed())
                .flatMap(List::stream)
                .filter(item -> item.gross().amount() != item.grossBefore().amount())
                .map(item -> row(item.quantity() + " ×", item.title(), item.gross(), format(item.grossBefore())));
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
                                : each.nameBefore() + ", " + format(each.grossBefore())));
    }

    private Map<String, Object> row(String quantity, String title, Amount price, String before) {
        return Map.of(
                "quantity",
                quantity,
                "title",
                title,
                "price",
                format(price),
                "details",
                List.of(text("edited.instead", before)));
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
