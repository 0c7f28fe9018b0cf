package dev.kontor.payment.provider;

import dev.kontor.payment.PaymentMethod;
import dev.kontor.shared.money.Money;
import java.util.List;
import java.util.Locale;

/// Moves money for the shop. A provider implements an interface for each of its capabilities: [Authorizes],
/// [Captures], [Cancels], [Refunds], [Polls], [ReportsDisputes]. Calls run outside of transactions and with a timeout.
public interface PaymentProvider {

    /// Returns the stable name that is stored with every payment.
    String code();

    /// Returns the methods for the amount and country (ISO 3166-1 alpha-2, empty if unknown).
    List<PaymentMethod> methods(Money amount, String country, Locale locale);

    /// Returns whether the provider serves the method at all.
    boolean serves(String method);
}
