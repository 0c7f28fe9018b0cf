package dev.kontor.identity;

/// Brings what a guest has into the account of the customer that the guest turns out to be. Implemented by the
/// modules that keep such things for guests.
public interface CustomerSignedIn {

    /// Called after somebody has signed in with a cart's token, without a transaction. The sign-in stands,
    /// whatever becomes of this.
    ///
    /// @param cartToken what came in `X-Cart-Token`
    void bring(CustomerId customer, String cartToken);
}
