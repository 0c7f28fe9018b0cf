package dev.kontor.checkout;

import dev.kontor.payment.PaymentMethod;
import java.util.List;

/// The payment methods of a cart.
record PaymentMethods(List<PaymentMethod> items) {}
