package dev.kontor.download.grant;

import dev.kontor.catalog.VariantId;
import dev.kontor.download.DownloadId;
import dev.kontor.download.DownloadProperties;
import dev.kontor.download.DownloadsGranted;
import dev.kontor.download.DownloadsRevoked;
import dev.kontor.events.EventLog;
import dev.kontor.media.Media;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.OrderPaymentStatus;
import dev.kontor.order.OrderStatus;
import dev.kontor.order.OrderedGoods;
import dev.kontor.order.Orders;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.Payments;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Grants downloads of paid orders and revokes those of canceled or refunded ones. Reads the current state of the
/// order, so late and duplicate events are harmless.
@Service
@Transactional
class GrantService {

    private final DownloadGrants grants;
    private final DownloadTokens tokens;
    private final Orders orders;
    private final Payments payments;
    private final Media media;
    private final EventLog events;
    private final DownloadProperties properties;

    GrantService(
            DownloadGrants grants,
            DownloadTokens tokens,
            Orders orders,
            Payments payments,
            Media media,
            EventLog events,
            DownloadProperties properties) {
        this.grants = grants;
        this.tokens = tokens;
        this.orders = orders;
        this.payments = payments;
        this.media = media;
        this.events = events;
        this.properties = properties;
    }

    /// Returns those of the orders that contain variants with files.
    @Transactional(readOnly = true)
    public Set<OrderId> withFiles(Collection<OrderId> ids) {
        var all = orders.goods(ids);
        var offered = grants
                .offers(all.stream().flatMap(GrantService::variants).distinct().toList())
                .stream()
                .map(DownloadGrants.Offer::variantId)
                .collect(Collectors.toSet());
        return all.stream()
                .filter(goods -> variants(goods).anyMatch(offered::contains))
                .map(OrderedGoods::id)
                .collect(Collectors.toSet());
    }

    private static Stream<VariantId> variants(OrderedGoods goods) {
        return goods.lines().stream().map(OrderedGoods.Line::variantId);
    }

    public void paid(OrderId id) {
        orders.goods(id).filter(GrantService::isPaid).ifPresent(this::grant);
    }

    /// Handles the cancellation of an order or of some units.
    public void canceled(OrderId id) {
        orders.goods(id).ifPresent(goods -> {
            boolean whole = goods.status() == OrderStatus.CANCELED;
            var lines = goods.lines();
            var gone = lines.stream()
                    .filter(line -> whole || line.quantity() == 0)
                    .map(OrderedGoods.Line::id)
                    .toList();
            revoke(goods.id(), gone, RevokedReason.CANCELED);
            grants.applyQuantities(id, lines);
        });
    }

    /// Handles a refund. Revokes the downloads only if the payment was refunded in full.
    public void refunded(PaymentId payment) {
        orders.ofPayment(payment)
                .filter(order -> order.paymentStatus() == OrderPaymentStatus.REFUNDED)
                .flatMap(order -> orders.goods(order.id()))
                .ifPresent(goods -> revokeAll(goods, RevokedReason.REFUNDED));
    }

    /// Handles a lost dispute. Revokes the downloads only if the amount covers everything that was captured and not
    /// refunded.
    ///
    /// @param minor amount in minor units
    public void lost(PaymentId payment, long minor) {
        payments.lost(payment, minor).stream()
                .flatMap(purchase -> orders.ofPayment(purchase).stream())
                .flatMap(order -> orders.goods(order.id()).stream())
                .forEach(goods -> revokeAll(goods, RevokedReason.DISPUTE_LOST));
    }

    private static boolean isPaid(OrderedGoods goods) {
        return (goods.status() == OrderStatus.OPEN || goods.status() == OrderStatus.COMPLETED)
                && (goods.paymentStatus() == OrderPaymentStatus.PAID
                        || goods.paymentStatus() == OrderPaymentStatus.PARTIALLY_REFUNDED);
    }

    private void grant(OrderedGoods goods) {
        var wanted = wanted(goods);
        var granted = wanted.isEmpty() ? List.<Grant>of() : grants.insert(goods.id(), wanted);
        if (!granted.isEmpty()) {
            media.use(
                    goods.id(),
                    grants.of(goods.id()).stream()
                            .map(Grant::mediaId)
                            .distinct()
                            .toList());
            events.append(granted(goods, granted));
        }
    }

    private List<DownloadGrants.NewGrant> wanted(OrderedGoods goods) {
        Map<VariantId, DownloadGrants.Offer> offers = grants
                .offers(variants(goods).distinct().toList())
                .stream()
                .collect(Collectors.toMap(DownloadGrants.Offer::variantId, Function.identity()));
        var wanted = new ArrayList<DownloadGrants.NewGrant>();
        for (var line : goods.lines()) {
            var offer = offers.get(line.variantId());
            if (offer != null && line.quantity() > 0) {
                offer.files().forEach(file -> wanted.add(newGrant(line, offer, file)));
            }
        }
        return wanted;
    }

    private DownloadGrants.NewGrant newGrant(
            OrderedGoods.Line line, DownloadGrants.Offer offer, DownloadGrants.File file) {
        var id = DownloadId.next();
        return new DownloadGrants.NewGrant(
                id,
                line.id(),
                line.variantId(),
                file,
                tokens.hash(id, 1),
                offer.maxDownloads() == null ? properties.maxDownloads() : offer.maxDownloads(),
                line.quantity(),
                offer.validDays() == null ? properties.validDays() : offer.validDays());
    }

    private void revokeAll(OrderedGoods goods, RevokedReason reason) {
        revoke(goods.id(), goods.lines().stream().map(OrderedGoods.Line::id).toList(), reason);
    }

    private void revoke(OrderId order, Collection<OrderLineId> lines, RevokedReason reason) {
        var revoked = lines.isEmpty() ? List.<Grant>of() : grants.revoke(order, lines, reason);
        if (!revoked.isEmpty()) {
            events.append(
                    new DownloadsRevoked(order, revoked.stream().map(Grant::id).toList(), reason.name()));
        }
    }

    static DownloadsGranted granted(OrderedGoods goods, List<Grant> given) {
        return new DownloadsGranted(
                goods.id(),
                goods.number(),
                goods.email(),
                goods.locale(),
                given.stream()
                        .map(grant -> new DownloadsGranted.GrantedFile(grant.id(), grant.name()))
                        .toList());
    }
}
