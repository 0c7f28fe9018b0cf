package dev.kontor.identity;

/// Moves a guest's data into the account of the customer who signs in. Implemented by the modules that store
/// data for guests.
public interface CustomerSignedIn {

    /// Called after a sign-in with a cart's token, without a transaction. The sign-in succeeds regardless of the
    /// result.
    ///
    /// @param cartToken the value of `X-Cart-Token`
    void bring(CustomerId customer, String cartToken);
}
