package dev.kontor.order.report;

/// What the rows of a sales report stand for.
enum SalesGrouping {
    /// Days such as `2026-11-30`.
    DAY("to_char(p.placed_at at time zone :timeZone, 'YYYY-MM-DD')"),
    /// Months such as `2026-11`.
    MONTH("to_char(p.placed_at at time zone :timeZone, 'YYYY-MM')"),
    /// Codes of channels.
    CHANNEL("p.channel"),
    /// Countries of delivery, or of the buyer if nothing is shipped; ISO 3166-1 alpha-2.
    COUNTRY("p.country"),
    /// Codes of payment methods.
    PAYMENT_METHOD("p.payment_method");

    private final String sql;

    SalesGrouping(String sql) {
        this.sql = sql;
    }

    /// An expression on the order `p`.
    String sql() {
        return sql;
    }
}
