package dev.kontor.cart;

import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.UnavailableException;
import dev.kontor.tax.TaxQuote;
import dev.kontor.tax.TaxQuotes;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Calls the tax service for carts that it must tax, between transactions.
@Component
public class TaxedCarts {

    /// The number of times a cart may change while the service taxes it.
    private static final int MAX_ATTEMPTS = 3;

    private final TaxQuotes quotes;

    public TaxedCarts(TaxQuotes quotes) {
        this.quotes = quotes;
    }

    /// Runs the work, and repeats it after the service has taxed the cart, if that is necessary. Call it without a
    /// transaction.
    ///
    /// @param work throws [TaxNotQuoted] if the service must be called first
    /// @throws UnavailableException if the service does not answer and the shop does not sell without it
    public <T> T run(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (TaxNotQuoted missing) {
                if (attempt == MAX_ATTEMPTS) {
                    throw new ConflictException(ProblemCode.CART_CHANGED, Message.of("cart.changed"));
                }
                if (quotes.quote(missing.request()).outcome() == TaxQuote.Outcome.REFUSED) {
                    throw new UnavailableException(
                            ProblemCode.DEPENDENCY_UNAVAILABLE,
                            Message.of("cart.tax-service-unavailable"),
                            Map.of("reason", CheckoutCart.Problem.TAX_SERVICE));
                }
            }
        }
    }

    /// Reads the cart. If the service must tax it, and has not just failed to, calls the service and reads the cart
    /// again. Call it without a transaction.
    public CheckoutCart read(Supplier<CheckoutCart> reading) {
        var cart = reading.get();
        var open = cart.untaxed();
        if (open.isEmpty() || cart.tax() != null && cart.tax().isRefused()) {
            return cart;
        }
        quotes.quote(open.get());
        return reading.get();
    }
}
