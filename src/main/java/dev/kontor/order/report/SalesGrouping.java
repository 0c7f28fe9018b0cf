package dev.kontor.order.report;

/// Determines what each row of a sales report represents.
enum SalesGrouping {
    /// A day, such as `2026-11-30`.
    DAY("to_char(p.placed_at at time zone :timeZone, 'YYYY-MM-DD')"),
    /// A month, such as `2026-11`.
    MONTH("to_char(p.placed_at at time zone :timeZone, 'YYYY-MM')"),
    /// A channel, by its code.
    CHANNEL("p.channel"),
    /// The destination country, that of the first address if there are several, or the billing country if nothing
    /// is shipped; ISO 3166-1 alpha-2.
    COUNTRY("p.country"),
    /// A payment method, by its code.
    PAYMENT_METHOD("p.payment_method");

    private final String sql;

    SalesGrouping(String sql) {
        this.sql = sql;
    }

    /// A SQL expression on the order `p`.
    String sql() {
        return sql;
    }
}
