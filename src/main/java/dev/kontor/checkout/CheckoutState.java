package dev.kontor.checkout;

import dev.kontor.cart.CartStatus;
import dev.kontor.cart.CheckoutCart;
import dev.kontor.cart.CheckoutCart.Problem;
import dev.kontor.cart.CheckoutCart.TaxTotal;
import dev.kontor.payment.PaymentMethod;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.Message;
import dev.kontor.tax.TaxNote;
import dev.kontor.tax.TaxTreatment;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The progress of a cart toward an order.
///
/// @param ready whether `POST …/complete` can succeed now
/// @param problems what blocks the checkout
/// @param giftCards amount that gift cards pay; zero once the cart is being paid for: `payment` shows it then
/// @param amountDue amount left to pay by other means
/// @param taxes of the cart by name, jurisdiction and rate
/// @param taxTreatment why tax is charged or not; absent without an address, and if the shipping groups differ
/// @param taxNotes sentences of the invoice about the taxes
/// @param payment the newest payment
record CheckoutState(
        CartStatus status,
        boolean ready,
        List<Step> steps,
        List<Problem> problems,
        NextAction nextAction,
        Money total,
        Money giftCards,
        Money amountDue,
        List<TaxTotal> taxes,
        @Nullable TaxTreatment taxTreatment,
        List<TaxNote> taxNotes,
        @Nullable CheckoutPayment payment) {

    /// @param done whether this step is complete
    record Step(Name step, boolean done) {

        enum Name {
            ITEMS,
            CONTACT,
            ADDRESS,
            SHIPPING,
            PAYMENT
        }
    }

    /// The next action for the frontend to offer.
    enum NextAction {
        ADD_ITEMS,
        FIX_ITEMS,
        SET_EMAIL,
        SET_ADDRESS,
        CHOOSE_SHIPPING,
        CHOOSE_PAYMENT_METHOD,
        START_PAYMENT,
        COMPLETE,
        CONFIRM_PAYMENT,
        WAIT_FOR_PAYMENT,
        /// The tax service does not answer: read the checkout state again after a while.
        WAIT_FOR_TAX,
        NONE
    }

    /// @param methods the payment methods of the cart; requested only if one is selected
    static CheckoutState of(
            CheckoutCart cart, Optional<PaymentSnapshot> newest, Supplier<List<PaymentMethod>> methods) {
        // The buyer has to pay by the method that the cart is priced for.
        var payment = newest.filter(each -> cart.status() != CartStatus.ACTIVE
                || PaymentMethodMismatch.matches(cart, each) && GiftCardPayments.matches(cart, each));
        boolean paying = isFree(cart)
                || payment.filter(each -> !each.status().isFinalFailure() && !each.isPartial())
                        .isPresent();
        var problems = problems(cart, methods);
        var next = next(cart, problems, payment);
        return new CheckoutState(
                cart.status(),
                next == NextAction.COMPLETE,
                steps(problems, paying),
                problems,
                next,
                cart.totals().total(),
                cart.totals().total().minus(cart.due()),
                cart.due(),
                cart.totals().taxes(),
                cart.taxTreatment(),
                cart.taxNotes(),
                newest.map(CheckoutPayment::of).orElse(null));
    }

    private static List<Step> steps(List<Problem> problems, boolean paying) {
        var codes = problems.stream().map(Problem::code).toList();
        return List.of(
                step(
                        Step.Name.ITEMS,
                        codes,
                        Stream.of(
                                "empty",
                                "not-for-sale",
                                "price-missing",
                                "inputs-invalid",
                                "out-of-stock",
                                "minimum-not-met",
                                "quantity-limit",
                                "minimum-order-value")),
                step(Step.Name.CONTACT, codes, Stream.of("email-missing")),
                step(
                        Step.Name.ADDRESS,
                        codes,
                        Stream.of("address-missing", "region-missing", "postcode-missing", "tax-unavailable")),
                step(
                        Step.Name.SHIPPING,
                        codes,
                        Stream.of(
                                "empty",
                                "address-missing",
                                "shipping-missing",
                                "shipping-unavailable",
                                "shipping-rate-missing",
                                "pickup-unavailable",
                                "carrier-unavailable",
                                "carrier-point-missing")),
                new Step(Step.Name.PAYMENT, paying));
    }

    private static List<Problem> problems(CheckoutCart cart, Supplier<List<PaymentMethod>> methods) {
        var selected = cart.paymentMethod();
        if (selected == null
                || cart.status() != CartStatus.ACTIVE
                || !cart.problems().isEmpty()
                || cart.due().isZero()
                || methods.get().stream().anyMatch(method -> method.code().equals(selected))) {
            return cart.problems();
        }
        var detail = Message.of("payment.not-offered", "method", selected).in(cart.locale());
        return List.of(new Problem("payment-method-unavailable", detail, null));
    }

    private static Step step(Step.Name name, List<String> codes, Stream<String> blocking) {
        return new Step(name, blocking.noneMatch(codes::contains));
    }

    private static NextAction next(CheckoutCart cart, List<Problem> problems, Optional<PaymentSnapshot> payment) {
        return switch (cart.status()) {
            case COMPLETED -> NextAction.NONE;
            case FROZEN -> payment.map(CheckoutState::whilePaying).orElse(NextAction.COMPLETE);
            case ACTIVE -> problems.isEmpty() ? whenReady(cart, payment) : toFix(problems.getFirst());
        };
    }

    /// Returns whether nothing is due.
    private static boolean isFree(CheckoutCart cart) {
        return cart.problems().isEmpty() && cart.due().isZero();
    }

    private static NextAction whenReady(CheckoutCart cart, Optional<PaymentSnapshot> payment) {
        boolean paying = payment.filter(newest -> newest.status() == PaymentStatus.CREATED && !newest.isPartial())
                .isPresent();
        return paying || isFree(cart) ? NextAction.COMPLETE : NextAction.START_PAYMENT;
    }

    private static NextAction whilePaying(PaymentSnapshot payment) {
        return switch (payment.status()) {
            case ACTION_REQUIRED -> NextAction.CONFIRM_PAYMENT;
            case UNKNOWN -> NextAction.WAIT_FOR_PAYMENT;
            case CREATED, AWAITING_TRANSFER, AUTHORIZED, CAPTURED, DECLINED, CANCELED -> NextAction.COMPLETE;
        };
    }

    private static NextAction toFix(Problem problem) {
        return switch (problem.code()) {
            case "empty" -> NextAction.ADD_ITEMS;
            case "email-missing" -> NextAction.SET_EMAIL;
            case "address-missing", "region-missing", "postcode-missing" -> NextAction.SET_ADDRESS;
            case "tax-unavailable" -> problem.itemId() == null ? NextAction.SET_ADDRESS : NextAction.FIX_ITEMS;
            case "shipping-missing",
                    "shipping-unavailable",
                    "shipping-rate-missing",
                    "pickup-unavailable",
                    "carrier-unavailable",
                    "carrier-point-missing" -> NextAction.CHOOSE_SHIPPING;
            case Problem.TAX_SERVICE -> NextAction.WAIT_FOR_TAX;
            case "payment-method-unavailable" -> NextAction.CHOOSE_PAYMENT_METHOD;
            default -> NextAction.FIX_ITEMS;
        };
    }
}
