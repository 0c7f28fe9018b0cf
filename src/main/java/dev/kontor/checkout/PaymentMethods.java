package dev.kontor.checkout;

import dev.kontor.payment.PaymentMethod;
import java.util.List;

/// The ways to pay for a cart.
record PaymentMethods(List<PaymentMethod> items) {}
