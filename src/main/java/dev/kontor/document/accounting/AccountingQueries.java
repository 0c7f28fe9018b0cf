package dev.kontor.document.accounting;

import dev.kontor.document.content.VatCategory;
import dev.kontor.order.OrderId;
import dev.kontor.shared.database.Conditions;
import dev.kontor.tax.VatCountries;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Sums up documents by their day of issue. Invoices count as positive, credit notes as negative.
@Repository
class AccountingQueries {

    private static final String SIGN = "case d.kind when 'INVOICE' then 1 else -1 end";
    /// The country whose VAT applies.
    private static final String COUNTRY = VatCountries.sql(
            "coalesce(d.content #>> '{deliveryAddress,country}', d.content #>> '{buyer,address,country}')");
    private static final String OSS = "d.content -> 'notes' @> '[{\"code\":\"OSS\"}]'";

    private final JdbcClient jdbc;

    AccountingQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A tax of a document.
    ///
    /// @param buyerVatNumber absent for consumers
    /// @param netMinor without sign
    /// @param taxMinor without sign
    record Booking(
            LocalDate issuedOn,
            String kind,
            String number,
            String orderNumber,
            String currency,
            String country,
            @Nullable String buyerVatNumber,
            boolean oss,
            VatCategory category,
            @Nullable String jurisdiction,
            BigDecimal rate,
            long netMinor,
            long taxMinor) {}

    static Conditions in(AccountingPeriod period, @Nullable String channel, @Nullable Boolean oss) {
        var conditions = new Conditions()
                .and("d.issued_on >= :from", "from", period.from())
                .and("d.issued_on <= :until", "until", period.until())
                .and("d.channel = :channel", "channel", channel);
        return oss == null ? conditions : conditions.and(oss ? OSS : "not " + OSS);
    }

    List<TaxTurnover.Row> taxes(Conditions conditions) {
        return jdbc.sql("""
                        select %2$s as country, %3$s as oss, t.category, t.name, t.jurisdiction, trim_scale(t.rate) as rate,
                            d.currency, sum(%1$s * t.net_minor)::bigint as net_minor,
                            sum(%1$s * t.tax_minor)::bigint as tax_minor, count(distinct d.id) as documents
                        from document.documents d join document.taxes t on t.document_id = d.id
                        where %4$s
                        group by 1, 2, 3, 4, 5, 6, 7
                        order by 1, 2, 3, 6 desc, 5, 4, 7
                        """.formatted(SIGN, COUNTRY, OSS, conditions.sql()))
                .params(conditions.params())
                .query(TaxTurnover.Row.class)
                .list();
    }

    List<TaxTurnover.Total> totals(Conditions conditions) {
        return jdbc.sql("""
                        select d.currency, sum(%1$s * d.net_minor)::bigint as net_minor,
                            sum(%1$s * d.tax_minor)::bigint as tax_minor, sum(%1$s * d.gross_minor)::bigint as gross_minor,
                            count(*) as documents
                        from document.documents d where %2$s group by d.currency order by d.currency
                        """.formatted(SIGN, conditions.sql()))
                .params(conditions.params())
                .query(TaxTurnover.Total.class)
                .list();
    }

    /// Returns the taxes of documents in the order of their numbers.
    List<Booking> bookings(Conditions conditions, int most) {
        return jdbc.sql("""
                        select d.issued_on, d.kind, d.number, d.order_number, d.currency, %1$s as country,
                            d.content #>> '{buyer,vatNumber}' as buyer_vat_number, %2$s as oss,
                            t.category, t.jurisdiction, trim_scale(t.rate) as rate, t.net_minor, t.tax_minor
                        from document.documents d join document.taxes t on t.document_id = d.id
                        where %3$s
                        order by d.issued_on, d.number, t.position limit :most
                        """.formatted(COUNTRY, OSS, conditions.sql()))
                .params(conditions.params())
                .param("most", most)
                .query(Booking.class)
                .list();
    }

    /// The numbers of the invoices of orders.
    Map<OrderId, String> invoices(Collection<OrderId> orders) {
        record Row(OrderId orderId, String number) {}
        return jdbc
                .sql(
                        "select order_id, number from document.documents where order_id = any(:orders) and kind = 'INVOICE'")
                .param("orders", orders)
                .query(Row.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Row::orderId, Row::number));
    }
}
