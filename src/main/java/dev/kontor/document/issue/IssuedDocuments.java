package dev.kontor.document.issue;

import dev.kontor.document.DocumentId;
import dev.kontor.document.content.DocumentContent;
import dev.kontor.order.OrderId;
import dev.kontor.order.billing.DueInvoice;
import dev.kontor.order.billing.OrderInvoices;
import dev.kontor.shared.database.Sql;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Appends documents and gives them their numbers.
@Repository
public class IssuedDocuments implements OrderInvoices {

    private final JdbcClient jdbc;

    IssuedDocuments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<StoredDocument> find(DocumentId id) {
        return jdbc.sql("select * from document.documents where id = :id")
                .param("id", id)
                .query(StoredDocument.class)
                .optional();
    }

    Optional<DocumentId> invoiceId(OrderId order) {
        return jdbc.sql("select id from document.documents where order_id = :order and kind = 'INVOICE'")
                .param("order", order)
                .query(DocumentId.class)
                .optional();
    }

    Optional<StoredDocument> invoice(OrderId order) {
        return jdbc.sql("select * from document.documents where order_id = :order and kind = 'INVOICE'")
                .param("order", order)
                .query(StoredDocument.class)
                .optional();
    }

    @Override
    public boolean isInvoiced(OrderId order) {
        lock(order);
        return invoiceId(order).isPresent();
    }

    @Override
    public boolean hasInvoice(OrderId order) {
        return invoiceId(order).isPresent();
    }

    @Override
    public Map<OrderId, DueInvoice> due(Collection<OrderId> orders) {
        record Row(
                OrderId orderId,
                String number,
                LocalDate dueOn,
                String accountHolder,
                @Nullable String iban,
                @Nullable String bic) {

            DueInvoice invoice() {
                return new DueInvoice(
                        number, dueOn, iban == null ? null : new DueInvoice.Account(accountHolder, iban, bic));
            }
        }
        return jdbc.sql("""
                        select order_id, number, (content ->> 'dueOn')::date as due_on,
                            coalesce(content -> 'seller' ->> 'accountHolder', content -> 'seller' ->> 'legalName')
                                as account_holder,
                            content -> 'seller' ->> 'iban' as iban, content -> 'seller' ->> 'bic' as bic
                        from document.documents
                        where order_id = any(:orders) and kind = 'INVOICE' and content ->> 'dueOn' is not null
                        """).param("orders", orders).query(Row.class).list().stream()
                .collect(Collectors.toMap(Row::orderId, Row::invoice));
    }

    /// Makes transactions that issue documents of the order wait for each other. An advisory lock,
    /// because there is no row before the first document.
    void lock(OrderId order) {
        Sql.lock(jdbc, "document.order " + order.text());
    }

    List<StoredDocument> creditNotes(OrderId order) {
        return jdbc.sql("""
                        select * from document.documents where order_id = :order and kind = 'CREDIT_NOTE' order by id
                        """).param("order", order).query(StoredDocument.class).list();
    }

    /// Takes the next number of a series and locks the series until the transaction ends: if it is
    /// rolled back, the next document gets the number.
    long next(String series) {
        return jdbc.sql("""
                        insert into document.series as s (prefix, last) values (:series, 1)
                        on conflict (prefix) do update set last = s.last + 1
                        returning last
                        """).param("series", series).query(Long.class).single();
    }

    /// Stores the document with its taxes, and its files as pending.
    ///
    /// @param xmlObject absent if it has no electronic form
    /// @throws org.springframework.dao.DuplicateKeyException if there is one for the source
    void insert(StoredDocument document, String pdfObject, @Nullable String xmlObject) {
        jdbc.sql("""
                        with issued as (
                            insert into document.documents (id, kind, series, number, order_id, order_number, source,
                                preceding_id, customer_id, channel, language, issued_on, issued_at, currency, net_minor,
                                tax_minor, gross_minor, content, template_id, logo_id)
                            values (:id, :kind, :series, :number, :orderId, :orderNumber, :source, :precedingId,
                                :customerId, :channel, :language, :issuedOn, :issuedAt, :grossCurrency, :netMinor,
                                :taxMinor, :grossMinor, :content, :templateId, :logoId)
                            returning id
                        ), taxed as (
                            insert into document.taxes (document_id, position, category, name, jurisdiction, rate,
                                net_minor, tax_minor)
                            select i.id, t.position, t.category, t.name, t.jurisdiction, t.rate, t.net, t.tax
                            from issued i, jsonb_to_recordset(:taxes::jsonb) as t (position integer, category text,
                                name text, jurisdiction text, rate numeric, net bigint, tax bigint)
                        )
                        insert into document.files (document_id, status, pdf_object, xml_object, updated_at)
                        select id, 'PENDING', :pdfObject, :xmlObject, :issuedAt from issued
                        """)
                .paramSource(document)
                .param("taxes", Sql.json(taxes(document.content())))
                .param("pdfObject", pdfObject)
                .param("xmlObject", xmlObject)
                .update();
    }

    private record TaxRow(
            int position,
            String category,
            String name,
            @Nullable String jurisdiction,
            BigDecimal rate,
            long net,
            long tax) {}

    private static List<TaxRow> taxes(DocumentContent content) {
        var taxes = content.taxes();
        return IntStream.range(0, taxes.size())
                .mapToObj(index -> {
                    var sum = taxes.get(index);
                    return new TaxRow(
                            index,
                            sum.category().name(),
                            sum.name(),
                            sum.jurisdiction(),
                            sum.rate(),
                            sum.net().minor(),
                            sum.tax().minor());
                })
                .toList();
    }
}
