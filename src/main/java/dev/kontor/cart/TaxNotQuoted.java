package dev.kontor.cart;

import dev.kontor.tax.TaxQuoteRequest;

/// A tax service must tax the cart first. Rolls the transaction back, because the service is called
/// without one.
public final class TaxNotQuoted extends RuntimeException {

    private final transient TaxQuoteRequest request;

    public TaxNotQuoted(TaxQuoteRequest request) {
        super("the tax service has not taxed the cart", null, false, false);
        this.request = request;
    }

    TaxQuoteRequest request() {
        return request;
    }
}
