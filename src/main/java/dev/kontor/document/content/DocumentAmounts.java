package dev.kontor.document.content;

import dev.kontor.document.content.DocumentContent.Line;
import dev.kontor.document.content.DocumentContent.TaxSum;
import dev.kontor.shared.money.Money;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The totals of a document with its taxes, for sums and differences.
///
/// @param sums by tax; several taxes on the same amount each have its net amount
record DocumentAmounts(Map<TaxKey, Sum> sums, Money net, Money tax) {

    record Sum(Money net, Money tax) {

        Sum plus(Sum other) {
            return new Sum(net.plus(other.net), tax.plus(other.tax));
        }

        Sum negated() {
            return new Sum(net.negated(), tax.negated());
        }

        boolean isZero() {
            return net.isZero() && tax.isZero();
        }
    }

    static DocumentAmounts of(DocumentContent content) {
        var sums = new LinkedHashMap<TaxKey, Sum>();
        content.taxes().forEach(sum -> sums.merge(TaxKey.of(sum), new Sum(sum.net(), sum.tax()), Sum::plus));
        return new DocumentAmounts(sums, content.net(), content.tax());
    }

    static DocumentAmounts of(Currency currency, List<Line> lines) {
        var sums = new LinkedHashMap<TaxKey, Sum>();
        lines.stream()
                .flatMap(line -> line.shares().stream())
                .forEach(share -> share.levies()
                        .forEach(levy -> sums.merge(TaxKey.of(levy), new Sum(share.net(), levy.tax()), Sum::plus)));
        return new DocumentAmounts(
                sums,
                Money.sum(currency, lines.stream().map(Line::net).toList()),
                Money.sum(currency, lines.stream().map(Line::tax).toList()));
    }

    DocumentAmounts plus(DocumentAmounts other) {
        var sums = new LinkedHashMap<>(this.sums);
        other.sums.forEach((key, sum) -> sums.merge(key, sum, Sum::plus));
        return new DocumentAmounts(sums, net.plus(other.net), tax.plus(other.tax));
    }

    DocumentAmounts minus(DocumentAmounts other) {
        var negated = new LinkedHashMap<TaxKey, Sum>();
        other.sums.forEach((key, sum) -> negated.put(key, sum.negated()));
        return plus(new DocumentAmounts(negated, other.net.negated(), other.tax.negated()));
    }

    Money gross() {
        return net.plus(tax);
    }

    /// Returns whether each amount has one tax, so that the nets of the taxes add up to the net total.
    boolean isSimple() {
        return sums.keySet().stream().allMatch(key -> key.jurisdiction() == null)
                && Money.sum(
                                net.currency(),
                                sums.values().stream().map(Sum::net).toList())
                        .equals(net);
    }

    List<TaxSum> taxes() {
        return present()
                .map(entry -> new TaxSum(
                        entry.getKey().category(),
                        entry.getKey().name(),
                        entry.getKey().jurisdiction(),
                        entry.getKey().rate(),
                        entry.getValue().net(),
                        entry.getValue().tax()))
                .toList();
    }

    /// The sums that are not zero; all of them if everything is zero, so that a free order has its tax
    /// rates.
    Stream<Map.Entry<TaxKey, Sum>> present() {
        boolean nothing = sums.values().stream().allMatch(Sum::isZero);
        return sums.entrySet().stream()
                .filter(entry -> nothing || !entry.getValue().isZero());
    }
}
