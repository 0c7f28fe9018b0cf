package dev.kontor.document.issue;

import dev.kontor.document.DocumentId;
import dev.kontor.document.DocumentKind;
import dev.kontor.document.DocumentTemplateKind;
import dev.kontor.document.content.CreditContent;
import dev.kontor.document.content.DocumentContent;
import dev.kontor.document.content.DocumentContent.Receipt;
import dev.kontor.document.content.DocumentTexts;
import dev.kontor.document.content.InvoiceContent;
import dev.kontor.document.content.InvoiceContent.Issue;
import dev.kontor.document.settings.DocumentDesigns;
import dev.kontor.document.settings.DocumentSettings;
import dev.kontor.document.settings.DocumentSettingsRepository;
import dev.kontor.document.settings.IssueTime;
import dev.kontor.events.EventLog;
import dev.kontor.media.PrivateStorage;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderStatus;
import dev.kontor.order.billing.BilledOrder;
import dev.kontor.order.billing.OrderBilling;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.Payments;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Issues invoices and credit notes. The transaction that stores the document allocates its number,
/// as late as possible, because others wait for the series.
@Service
@Transactional
public class DocumentIssuing {

    private static final String ORDER = "order";
    private static final String CANCELLATION = "cancellation-";

    private final IssuedDocuments documents;
    private final DocumentSettingsRepository settings;
    private final DocumentDesigns designs;
    private final OrderBilling orders;
    private final Payments payments;
    private final PrivateStorage storage;
    private final EventLog events;
    private final Clock clock;

    DocumentIssuing(
            IssuedDocuments documents,
            DocumentSettingsRepository settings,
            DocumentDesigns designs,
            OrderBilling orders,
            Payments payments,
            PrivateStorage storage,
            EventLog events,
            Clock clock) {
        this.documents = documents;
        this.settings = settings;
        this.designs = designs;
        this.orders = orders;
        this.payments = payments;
        this.storage = storage;
        this.events = events;
        this.clock = clock;
    }

    /// Issues the invoice of an order for staff.
    ///
    /// @return the existing invoice if there is one
    public Issued invoice(OrderId id) {
        documents.lock(id);
        var known = documents.invoiceId(id);
        if (known.isPresent()) {
            return new Issued(known.get(), false);
        }
        var order = orders.find(id).orElseThrow(() -> NotFoundException.of("order", id));
        var company = settings.find(order.channel())
                .orElseThrow(() -> new RejectedException(
                        ProblemCode.REJECTED,
                        "The channel %s has no company data. Set its document settings first."
                                .formatted(order.channel())));
        if (!order.isPlaced()) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION,
                    "The order is %s: only placed orders that are not canceled get an invoice."
                            .formatted(order.status()),
                    Map.of("orderStatus", order.status()));
        }
        if (order.isOnlyGiftCards()) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION,
                    "The order has only gift cards. They get no invoice: their value is taxed, and invoiced, when it is"
                            + " spent.",
                    Map.of("orderStatus", order.status()));
        }
        return new Issued(issueInvoice(order, company), true);
    }

    /// An invoice, and whether it is new.
    public record Issued(DocumentId id, boolean created) {}

    /// Whether any channel issues invoices without staff.
    @Transactional(readOnly = true)
    boolean isAutomatic() {
        return settings.anyAutomatic();
    }

    /// Issues the invoice of an order if the settings of its channel say so.
    ///
    /// @param due whether the invoice is due now
    void invoiceIfDue(OrderId id, Due due) {
        if (documents.invoiceId(id).isPresent()) {
            return;
        }
        documents.lock(id);
        if (documents.invoiceId(id).isPresent()) {
            return;
        }
        orders.find(id)
                .filter(BilledOrder::isPlaced)
                .filter(order -> !order.isOnlyGiftCards())
                .ifPresent(order -> settings.find(order.channel())
                        .filter(company -> due.meets(company.automatic(), order))
                        .ifPresent(company -> issueInvoice(order, company)));
    }

    /// When an invoice is due.
    enum Due {
        /// Due if it is on account and has nothing to ship.
        PLACED,
        PAID,
        /// The first parcel was shipped, or the order is completed: perhaps nothing had to be shipped.
        SHIPPED;

        /// Buyers on account get the invoice with the goods, even if others get theirs when they have paid.
        private boolean meets(IssueTime time, BilledOrder order) {
            boolean withGoods = this == SHIPPED || !order.isShipped();
            return switch (time) {
                case ON_PAYMENT -> this == PAID || order.isOnAccount() && withGoods;
                case ON_SHIPMENT -> withGoods && (this != PLACED || order.isOnAccount());
                case MANUALLY -> false;
            };
        }
    }

    /// Issues the credit notes that are missing: one for each successful refund, and one for what was
    /// canceled before it was paid. Refunds of units that are credited already get none. Does nothing without
    /// an invoice.
    void creditNotes(OrderId id) {
        var issued = documents.invoice(id);
        if (issued.isEmpty()) {
            return;
        }
        documents.lock(id);
        var invoice = issued.get();
        var company = settings(invoice);
        var credited = documents.creditNotes(id);
        var payment = orders.find(id).orElseThrow().paymentId();
        boolean settled = !payments.held(payment).isPositive();
        var refunds = RefundedGoods.of(payments.refunds(payment));
        // Read after the refunds, so that it knows which units they were for.
        var order = orders.find(id).orElseThrow();
        var covered = RefundedGoods.covered(credit(invoice, company, credited).paidLater(order), refunds, credited);
        for (var refund : refunds) {
            var amount = refund.amount();
            if (!refund.hasSucceeded()
                    || !amount.isPositive()
                    || refund.note(credited).isPresent()) {
                continue;
            }
            var left = covered.getOrDefault(refund.refund().id(), Money.zero(amount.currency()));
            var content =
                    credit(invoice, company, credited).ofRefund(amount, refund.taxes(), left, refund.settlement());
            if (content.isPresent()) {
                credited = append(credited, issue(order, invoice, company, refund.source(), content.get()));
            }
        }
        boolean canceled = order.status() == OrderStatus.CANCELED;
        if (canceled && !settled) {
            // The refund of what is left, or the end of its dispute, leads here again.
            return;
        }
        var cancellation = credit(invoice, company, credited).ofCancellation(canceled ? null : order);
        if (cancellation.isPresent()) {
            issue(order, invoice, company, CANCELLATION + (credited.size() + 1), cancellation.get());
        }
    }

    private DocumentId issueInvoice(BilledOrder order, DocumentSettings company) {
        var content = InvoiceContent.of(order, receipts(order), issue(company, DocumentTexts.language(order.locale())));
        if (company.company().vatNumber() == null && content.needsVatNumber()) {
            throw new RejectedException(
                    ProblemCode.REJECTED,
                    "The invoice charges no tax to a company abroad, which requires a VAT number. Set `company.vatNumber` "
                            + "in the document settings of the channel " + order.channel() + ".");
        }
        return issue(order, null, company, ORDER, content).id();
    }

    private StoredDocument issue(
            BilledOrder order,
            @Nullable StoredDocument invoice,
            DocumentSettings company,
            String source,
            DocumentContent content) {
        var kind = invoice == null ? DocumentKind.INVOICE : DocumentKind.CREDIT_NOTE;
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, company.timeZone());
        var language = invoice == null ? DocumentTexts.language(order.locale()) : invoice.language();
        var template = designs.current(DocumentTemplateKind.of(kind), language, order.channel());
        var series = company.series(kind, today);
        var document = new StoredDocument(
                DocumentId.next(),
                kind,
                series,
                series + "%06d".formatted(documents.next(series)),
                order.id(),
                order.number(),
                source,
                invoice == null ? null : invoice.id(),
                order.customerId(),
                order.channel(),
                language,
                today,
                now,
                content.net(),
                content.tax(),
                content.gross(),
                content,
                template.orElse(null),
                company.logoId());
        documents.insert(document, storage.newName(), content.isElectronic() ? storage.newName() : null);
        events.append(document.event());
        return document;
    }

    private List<Receipt> receipts(BilledOrder order) {
        return Receipt.without(
                        order.giftCards(),
                        payments.find(order.paymentId()).stream()
                                .flatMap(DocumentIssuing::receipts)
                                .toList())
                .stream()
                .filter(receipt -> receipt.amount().isPositive())
                .toList();
    }

    private static Stream<Receipt> receipts(PaymentSnapshot payment) {
        return payment.parts().isEmpty()
                ? Stream.of(new Receipt(payment.method(), payment.captured(), payment.isStoredValue()))
                : payment.parts().stream()
                        .map(part -> new Receipt(part.method(), part.captured(), part.isStoredValue()));
    }

    private CreditContent credit(StoredDocument invoice, DocumentSettings company, List<StoredDocument> credited) {
        return new CreditContent(
                invoice.content(),
                invoice.reference(),
                credited.stream().map(StoredDocument::content).toList(),
                issue(company, invoice.language()));
    }

    private Issue issue(DocumentSettings company, Locale language) {
        return new Issue(
                company.company(),
                LocalDate.ofInstant(clock.instant(), company.timeZone()),
                company.timeZone(),
                company.paymentDays(),
                language);
    }

    private DocumentSettings settings(StoredDocument invoice) {
        return settings.find(invoice.channel())
                .orElseThrow(() -> new RejectedException(
                        ProblemCode.REJECTED,
                        "The channel %s has no company data for a credit note of invoice %s."
                                .formatted(invoice.channel(), invoice.number())));
    }

    private static List<StoredDocument> append(List<StoredDocument> credited, StoredDocument note) {
        return Stream.concat(credited.stream(), Stream.of(note)).toList();
    }
}
