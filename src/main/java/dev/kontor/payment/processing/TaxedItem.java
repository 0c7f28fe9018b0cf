package dev.kontor.payment.processing;

import dev.kontor.payment.PaidItem;
import dev.kontor.shared.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The rest of an item after refunds: of the net amount of each share and of each tax.
final class TaxedItem {

    private static final class Share {

        private final PaidItem.Share paid;
        private final long[] taxes;
        private long net;

        private Share(PaidItem.Share paid) {
            this.paid = paid;
            this.taxes = new long[paid.levies().size()];
        }

        private long netLeft() {
            return Math.max(0, paid.net().minor() - net);
        }

        private long taxLeft(int levy) {
            return Math.max(0, paid.levies().get(levy).tax().minor() - taxes[levy]);
        }
    }

    /// The place of a tax.
    private record Place(int share, int levy) {}

    private final String id;
    private final PaidItem paid;
    private final List<Share> shares;
    private final List<Place> places;
    private int units;
    private long taken;

    TaxedItem(String id, PaidItem paid) {
        this.id = id;
        this.paid = paid;
        this.shares = paid.shares().stream().map(Share::new).toList();
        this.places = IntStream.range(0, shares.size())
                .boxed()
                .flatMap(share ->
                        IntStream.range(0, shares.get(share).taxes.length).mapToObj(levy -> new Place(share, levy)))
                .toList();
    }

    Money left() {
        return money(netsLeft().mapToLong(Long::longValue).sum()
                + taxesLeft().mapToLong(Long::longValue).sum());
    }

    void count(int refunded) {
        units += refunded;
    }

    /// Counts an earlier refund.
    void apply(RefundedShare refunded) {
        taken += refunded.netMinor() + refunded.taxMinor();
        if (refunded.share() >= shares.size()) {
            return;
        }
        var share = shares.get(refunded.share());
        share.net += refunded.netMinor();
        // The taxes of an order and their order never change.
        for (int levy = 0; levy < Math.min(share.taxes.length, refunded.taxes().size()); levy++) {
            share.taxes[levy] += refunded.taxes().get(levy).taxMinor();
        }
    }

    /// Takes an amount of at most what is left. All refunds of the item together are rounded half up for each tax, as
    /// canceled units are; the net amount is the rest. If less is left, for example because several taxes of one
    /// cent would be rounded up, net amounts and taxes share the refund by the largest remainder.
    ///
    /// @param refunded units of the item
    List<RefundedShare> take(Money amount, int refunded) {
        count(refunded);
        taken += amount.minor();
        if (!amount.isPositive()) {
            return List.of();
        }
        var taxes = places.stream().map(this::due).toList();
        long net = amount.minor() - taxes.stream().mapToLong(Long::longValue).sum();
        var nets = netsLeft().toList();
        if (0 <= net && net <= nets.stream().mapToLong(Long::longValue).sum()) {
            return taken(net == 0 ? nets.stream().map(_ -> 0L).toList() : allocate(net, nets), taxes);
        }
        var parts = allocate(
                amount.minor(), Stream.concat(nets.stream(), taxesLeft()).toList());
        return taken(parts.subList(0, shares.size()), parts.subList(shares.size(), parts.size()));
    }

    /// Returns what is due of a tax after this refund.
    private long due(Place place) {
        var share = shares.get(place.share());
        long tax = share.paid.levies().get(place.levy()).tax().minor();
        boolean whole = units > 0
                && units <= paid.quantity()
                && taken == part(paid.paid().minor(), units);
        long upTo = whole
                ? part(tax, units)
                : part(tax, taken, Math.max(taken, paid.paid().minor()));
        return Math.clamp(upTo - share.taxes[place.levy()], 0L, share.taxLeft(place.levy()));
    }

    private long part(long minor, int some) {
        return part(minor, some, paid.quantity());
    }

    private static long part(long minor, long some, long all) {
        return BigDecimal.valueOf(minor)
                .multiply(BigDecimal.valueOf(some))
                .divide(BigDecimal.valueOf(all), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private List<Long> allocate(long minor, List<Long> weights) {
        return money(minor).allocate(weights).stream().map(Money::minor).toList();
    }

    private List<RefundedShare> taken(List<Long> nets, List<Long> taxes) {
        var refunded = new ArrayList<RefundedShare>();
        for (int index = 0; index < shares.size(); index++) {
            var share = shares.get(index);
            long net = nets.get(index);
            long sum = net;
            share.net += net;
            var levied = new ArrayList<RefundedShare.Levied>();
            for (int place = 0; place < places.size(); place++) {
                if (places.get(place).share() == index) {
                    var levy = share.paid.levies().get(places.get(place).levy());
                    share.taxes[places.get(place).levy()] += taxes.get(place);
                    sum += taxes.get(place);
                    levied.add(new RefundedShare.Levied(
                            levy.name(), levy.jurisdiction(), levy.rate(), levy.treatment(), taxes.get(place)));
                }
            }
            if (sum > 0) {
                refunded.add(new RefundedShare(id, index, net, levied));
            }
        }
        return refunded;
    }

    private Stream<Long> netsLeft() {
        return shares.stream().map(Share::netLeft);
    }

    private Stream<Long> taxesLeft() {
        return places.stream().map(place -> shares.get(place.share()).taxLeft(place.levy()));
    }

    private Money money(long minor) {
        return new Money(minor, paid.paid().currency());
    }
}
