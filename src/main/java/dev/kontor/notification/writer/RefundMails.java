package dev.kontor.notification.writer;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.notification.MailKind;
import dev.kontor.notification.delivery.MailQueue;
import dev.kontor.notification.delivery.QueuedMail;
import dev.kontor.order.OrderReader;
import dev.kontor.order.Orders;
import dev.kontor.order.WholeOrder;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentRefund.Purpose;
import dev.kontor.shared.id.TypeIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Mails buyers that money was refunded. Refunds of returns have a mail of the return.
@Component
class RefundMails implements EventConsumer {

    private final Orders orders;
    private final OrderReader reader;
    private final MailedOrders mailed;
    private final MailWriter writer;
    private final MailQueue queue;
    private final JsonMapper json;

    RefundMails(
            Orders orders,
            OrderReader reader,
            MailedOrders mailed,
            MailWriter writer,
            MailQueue queue,
            JsonMapper json) {
        this.orders = orders;
        this.reader = reader;
        this.mailed = mailed;
        this.writer = writer;
        this.queue = queue;
        this.json = json;
    }

    /// The content of the event.
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Refund(String paymentId, OrderFacts.Amount amount, String purpose) {

        private boolean isOfReturn() {
            return purpose.equals(Purpose.RETURN.name()) || purpose.equals(Purpose.EXCHANGE.name());
        }
    }

    @Override
    public String name() {
        return "refund-mails";
    }

    @Override
    public Set<String> types() {
        return Set.of("refund.succeeded");
    }

    @Override
    public void consume(List<LoggedEvent> events) {
        var mails = new ArrayList<QueuedMail>();
        for (var event : events) {
            var refund = json.treeToValue(event.data(), Refund.class);
            if (!refund.isOfReturn()) {
                order(refund).ifPresent(order -> mails.add(mail(event, refund, order)));
            }
        }
        queue.add(mails);
    }

    private Optional<WholeOrder> order(Refund refund) {
        return orders.ofPayment(TypeIds.parse(PaymentId.class, refund.paymentId()))
                .flatMap(order -> reader.find(order.id()));
    }

    private QueuedMail mail(LoggedEvent event, Refund refund, WholeOrder order) {
        var to = new OrderFacts.Recipient(order.email(), Locale.forLanguageTag(order.locale()));
        var facts = OrderFacts.refunded(order, refund.amount());
        var kind = MailKind.REFUND_PAID;
        return new QueuedMail(event.id(), kind.key(), writer.write(to, kind, facts, mailed.of(order)));
    }
}
