package dev.kontor.document.accounting;

import dev.kontor.channel.Channel;
import dev.kontor.channel.ChannelId;
import dev.kontor.channel.Channels;
import dev.kontor.document.accounting.DatevPayments.Voucher;
import dev.kontor.document.settings.DocumentSettings;
import dev.kontor.document.settings.DocumentSettingsRepository;
import dev.kontor.giftsale.GiftCardSales;
import dev.kontor.order.OrderId;
import dev.kontor.order.billing.OrderBilling;
import dev.kontor.order.billing.OrderReference;
import dev.kontor.payment.Ledger;
import dev.kontor.payment.LedgerAccount;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Exports the movements of money as bookings for DATEV.
@Service
@Transactional(readOnly = true)
class DatevPaymentExport {

    /// A transaction has at most four movements, mostly two.
    private static final int MAX_MOVEMENTS = 4 * DatevFile.MAX_BOOKINGS;

    private static final int PAGE = 5_000;

    private final DatevService datev;
    private final DocumentSettingsRepository documents;
    private final AccountingQueries queries;
    private final Ledger ledger;
    private final OrderBilling orders;
    private final GiftCardSales sold;
    private final Channels channels;
    private final Clock clock;

    DatevPaymentExport(
            DatevService datev,
            DocumentSettingsRepository documents,
            AccountingQueries queries,
            Ledger ledger,
            OrderBilling orders,
            GiftCardSales sold,
            Channels channels,
            Clock clock) {
        this.datev = datev;
        this.documents = documents;
        this.queries = queries;
        this.ledger = ledger;
        this.orders = orders;
        this.sold = sold;
        this.channels = channels;
        this.clock = clock;
    }

    /// Returns the file for the import into DATEV: the payments of the orders of the channel, and the gift
    /// cards that were sold in them. Movements without an order are in the file of the default channel.
    ///
    /// @throws RejectedException if something in the period cannot be booked
    public byte[] export(ChannelId id, AccountingPeriod period) {
        var channel = channels.find(id).orElseThrow(() -> NotFoundException.of("channel", id));
        var settings = datev.require(id);
        var zone =
                documents.find(channel.code()).map(DocumentSettings::timeZone).orElse(ZoneOffset.UTC);
        period.checked();
        var movements = ledger.movements(period.start(zone), period.end(zone), MAX_MOVEMENTS + 1);
        if (movements.size() > MAX_MOVEMENTS) {
            throw new RejectedException(
                    ProblemCode.REJECTED, "The period has too many movements of money. Choose a shorter period.");
        }
        var found = orders(movements);
        var invoices = invoices(found.values(), channel);
        var bookings = new DatevPayments(settings, zone, transaction -> voucher(transaction, channel, found, invoices))
                .of(movements);
        return DatevFile.ofPayments(settings, period, bookings, clock.instant());
    }

    /// The orders by the reference of their payments and by the ids of the gift cards that were sold in them.
    private Map<UUID, OrderReference> orders(List<Ledger.Movement> movements) {
        var found = new HashMap<UUID, OrderReference>();
        paged(
                movements.stream()
                        .filter(movement -> movement.paymentId() != null)
                        .map(Ledger.Movement::reference)
                        .distinct()
                        .toList(),
                page -> found.putAll(orders.ofPayments(page)));
        paged(
                movements.stream()
                        .filter(DatevPaymentExport::isSaleOfGiftCard)
                        .map(Ledger.Movement::reference)
                        .distinct()
                        .toList(),
                page -> sold.soldIn(page)
                        .forEach((card, order) -> found.put(
                                card, new OrderReference(order.orderId(), order.orderNumber(), order.channel()))));
        return found;
    }

    private Map<OrderId, String> invoices(Collection<OrderReference> found, Channel channel) {
        var invoices = new HashMap<OrderId, String>();
        paged(
                found.stream()
                        .filter(order -> order.channel().equals(channel.code()))
                        .map(OrderReference::id)
                        .distinct()
                        .toList(),
                page -> invoices.putAll(queries.invoices(page)));
        return invoices;
    }

    private static <T> void paged(List<T> values, Consumer<List<T>> reading) {
        for (int from = 0; from < values.size(); from += PAGE) {
            reading.accept(values.subList(from, Math.min(values.size(), from + PAGE)));
        }
    }

    /// Whether a movement is the sale of a gift card: its amount leaves the sales when the card is issued, and
    /// returns when it is withdrawn.
    private static boolean isSaleOfGiftCard(Ledger.Movement movement) {
        return movement.paymentId() == null && movement.account() == LedgerAccount.SALES;
    }

    /// @param found the orders, by the reference of their payments and by the gift cards that were sold in them
    private Optional<Voucher> voucher(
            List<Ledger.Movement> transaction,
            Channel channel,
            Map<UUID, OrderReference> found,
            Map<OrderId, String> invoices) {
        var movement = transaction.getFirst();
        boolean ofOrder =
                movement.paymentId() != null || transaction.stream().anyMatch(DatevPaymentExport::isSaleOfGiftCard);
        var order = ofOrder ? found.get(movement.reference()) : null;
        if (order != null) {
            return order.channel().equals(channel.code())
                    ? Optional.of(new Voucher(
                            invoices.getOrDefault(order.id(), order.number()),
                            movement.cause() + " order " + order.number()))
                    : Optional.empty();
        }
        if (!channel.code().equals(channels.standard().code())) {
            return Optional.empty();
        }
        var about = movement.paymentId() == null
                ? Objects.requireNonNullElse(movement.holder(), "")
                : movement.paymentId().text();
        // DATEV accepts no underscore in the number of a voucher.
        return Optional.of(new Voucher(about.replace('_', '-'), movement.cause() + " " + about));
    }
}
