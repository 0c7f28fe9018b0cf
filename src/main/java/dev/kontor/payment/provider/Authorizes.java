package dev.kontor.payment.provider;

/// Asks for the money of a payment.
public interface Authorizes {

    /// Reserves or takes the money, once for the key of the charge.
    ProviderResponse authorize(Charge charge);
}
