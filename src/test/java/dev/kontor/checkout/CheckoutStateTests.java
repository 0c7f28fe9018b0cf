package dev.kontor.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.cart.CartId;
import dev.kontor.cart.CartStatus;
import dev.kontor.cart.Carts;
import dev.kontor.cart.CheckoutCart;
import dev.kontor.cart.CheckoutCart.Problem;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentMethod;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.Message;
import dev.kontor.tax.TaxSource;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckoutStateTests {

    private static final Money TOTAL = Money.of(1000, "USD");
    private static final List<PaymentMethod> METHODS = List.of(new PaymentMethod("test", "", "", true));

    @ParameterizedTest
    @CsvSource(textBlock = """
            ACTIVE,    empty,                ,                ADD_ITEMS
            ACTIVE,    not-for-sale,         ,                FIX_ITEMS
            ACTIVE,    price-missing,        CREATED,         FIX_ITEMS
            ACTIVE,    out-of-stock,         CREATED,         FIX_ITEMS
            ACTIVE,    email-missing,        ,                SET_EMAIL
            ACTIVE,    address-missing,      ,                SET_ADDRESS
            ACTIVE,    shipping-missing,     ,                CHOOSE_SHIPPING
            ACTIVE,    shipping-unavailable, ,                CHOOSE_SHIPPING
            ACTIVE,    pickup-unavailable,   CREATED,         CHOOSE_SHIPPING
            ACTIVE,    ,                     ,                START_PAYMENT
            ACTIVE,    ,                     DECLINED,        START_PAYMENT
            ACTIVE,    ,                     CANCELED,        START_PAYMENT
            ACTIVE,    ,                     CREATED,         COMPLETE
            FROZEN,    ,                     CREATED,         COMPLETE
            FROZEN,    ,                     UNKNOWN,         WAIT_FOR_PAYMENT
            FROZEN,    ,                     ACTION_REQUIRED, CONFIRM_PAYMENT
            COMPLETED, ,                     CAPTURED,        NONE
            """)
    void namesTheNextAction(CartStatus status, String problem, PaymentStatus payment, CheckoutState.NextAction next) {
        var state = CheckoutState.of(
                cart(
                        status,
                        problem == null ? List.of() : List.of(new Problem(problem, Message.plain(""), null)),
                        null),
                Optional.ofNullable(payment).map(CheckoutStateTests::payment),
                () -> METHODS);

        assertThat(state.nextAction()).isEqualTo(next);
        assertThat(state.ready()).isEqualTo(next == CheckoutState.NextAction.COMPLETE);
        assertThat(state.total()).isEqualTo(TOTAL);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            ACTIVE, test,          ,        START_PAYMENT
            ACTIVE, test,          CREATED, COMPLETE
            ACTIVE, bank-transfer, ,        CHOOSE_PAYMENT_METHOD
            ACTIVE, bank-transfer, CREATED, CHOOSE_PAYMENT_METHOD
            FROZEN, bank-transfer, CREATED, COMPLETE
            """)
    void knowsTheSelectedPaymentMethod(
            CartStatus status, String method, PaymentStatus payment, CheckoutState.NextAction next) {
        var state = CheckoutState.of(
                cart(status, List.of(), method),
                Optional.ofNullable(payment).map(CheckoutStateTests::payment),
                () -> METHODS);

        assertThat(state.nextAction()).isEqualTo(next);
        assertThat(state.problems().stream().map(Problem::code))
                .containsExactlyElementsOf(
                        next == CheckoutState.NextAction.CHOOSE_PAYMENT_METHOD
                                ? List.of("payment-method-unavailable")
                                : List.of());
    }

    private static CheckoutCart cart(CartStatus status, List<Problem> problems, @Nullable String method) {
        var zero = Money.of(0, "USD");
        return new CheckoutCart(
                CartId.next(),
                status,
                null,
                null,
                null,
                Currency.getInstance("USD"),
                Locale.ENGLISH,
                "default",
                null,
                null,
                method,
                List.of(),
                new CheckoutCart.Totals(TOTAL, zero, zero, zero, zero, zero, TOTAL, false, List.of()),
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                TaxSource.RATES,
                null,
                new Carts.AgreedPrices() {},
                null,
                List.of(),
                problems,
                null,
                null,
                1,
                null);
    }

    private static PaymentSnapshot payment(PaymentStatus status) {
        var zero = Money.of(0, "USD");
        return new PaymentSnapshot(
                PaymentId.next(),
                UUID.randomUUID(),
                "test",
                status,
                TOTAL,
                zero,
                zero,
                zero,
                zero,
                zero,
                null,
                Map.of(),
                Map.of(),
                List.of(),
                Instant.EPOCH,
                1);
    }
}
