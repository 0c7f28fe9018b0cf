package dev.kontor.payment.processing;

import dev.kontor.payment.PaidItem;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentRefund;
import dev.kontor.payment.RefundId;
import dev.kontor.payment.RefundStatus;
import dev.kontor.shared.money.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Refunds of tests, and the sums of their taxes.
final class TestRefunds {

    private TestRefunds() {}

    static Refund of(Map<String, PaidItem> paid, List<Refund> before, Money amount, List<RefundItem> items) {
        return of(amount, items, RefundTaxes.of(paid, before, amount, items), RefundStatus.SUCCEEDED);
    }

    static Refund of(Money amount, List<RefundItem> items, @Nullable List<RefundedShare> taxes, RefundStatus status) {
        return new Refund(
                RefundId.next(),
                PaymentId.next(),
                amount,
                "test",
                PaymentRefund.Purpose.REQUESTED,
                null,
                items,
                taxes,
                false,
                false,
                false,
                status,
                null,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                1);
    }

    static Money gross(List<PaidItem.Share> shares) {
        var currency = shares.getFirst().net().currency();
        return Money.sum(
                currency,
                shares.stream()
                        .flatMap(share -> Stream.concat(
                                Stream.of(share.net()), share.levies().stream().map(PaidItem.Levy::tax)))
                        .toList());
    }

    static Money left(Map<String, PaidItem> paid, List<Refund> before) {
        var currency = currency(paid);
        return Money.sum(currency, paid.values().stream().map(PaidItem::paid).toList())
                .minus(Money.sum(
                        currency,
                        before.stream()
                                .filter(refund -> refund.status() != RefundStatus.FAILED)
                                .map(Refund::amount)
                                .toList()));
    }

    /// Sums the refunded taxes by item, share and tax.
    static Map<String, Long> taxes(List<Refund> refunds) {
        var sums = new HashMap<String, Long>();
        shares(refunds)
                .forEach(share -> share.taxes()
                        .forEach(tax -> sums.merge(
                                "%s %s %s %s %s"
                                        .formatted(
                                                share.item(),
                                                share.share(),
                                                tax.name(),
                                                tax.jurisdiction(),
                                                tax.rate().stripTrailingZeros().toPlainString()),
                                tax.taxMinor(),
                                Long::sum)));
        return sums;
    }

    static Map<String, Long> paidTaxes(Map<String, PaidItem> paid) {
        var sums = new HashMap<String, Long>();
        paid.forEach((id, item) -> {
            for (int index = 0; index < item.shares().size(); index++) {
                int place = index;
                item.shares()
                        .get(index)
                        .levies()
                        .forEach(levy -> sums.merge(
                                "%s %s %s %s %s"
                                        .formatted(
                                                id,
                                                place,
                                                levy.name(),
                                                levy.jurisdiction(),
                                                levy.rate().stripTrailingZeros().toPlainString()),
                                levy.tax().minor(),
                                Long::sum));
            }
        });
        return sums;
    }

    static long net(List<Refund> refunds) {
        return shares(refunds).mapToLong(RefundedShare::netMinor).sum();
    }

    static long paidNet(Map<String, PaidItem> paid) {
        return paid.values().stream()
                .flatMap(item -> item.shares().stream())
                .mapToLong(share -> share.net().minor())
                .sum();
    }

    private static Stream<RefundedShare> shares(List<Refund> refunds) {
        return refunds.stream()
                .filter(refund -> refund.status() != RefundStatus.FAILED)
                .flatMap(refund -> Objects.requireNonNull(refund.taxes()).stream());
    }

    private static Currency currency(Map<String, PaidItem> paid) {
        return paid.values().iterator().next().paid().currency();
    }
}
