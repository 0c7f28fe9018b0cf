package dev.kontor.payment.provider;

import dev.kontor.payment.PaymentMethod;
import dev.kontor.shared.money.Money;
import java.util.List;
import java.util.Locale;

/// Somebody who moves money for the shop. What a provider can do it says by the capabilities that it
/// implements: [Authorizes], [Captures], [Cancels], [Refunds], [Polls], [TellsDisputes]. Calls run outside of any
/// transaction,
/// with a time limit.
public interface PaymentProvider {

    /// Stable name, stored with every payment.
    String code();

    /// The methods that it serves for that amount and country (ISO 3166-1 alpha-2, empty where it is not known
    /// yet).
    List<PaymentMethod> methods(Money amount, String country, Locale locale);

    /// Whether it serves the method at all.
    boolean serves(String method);
}
