package dev.kontor.payment.provider;

/// Can authorize payments.
public interface Authorizes {

    /// Reserves or captures the money, once for the key of the charge.
    ProviderResponse authorize(Charge charge);
}
