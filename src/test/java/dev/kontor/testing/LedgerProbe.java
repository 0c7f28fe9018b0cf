package dev.kontor.testing;

import java.util.TreeMap;

/// Reads what the ledger says about an order.
public final class LedgerProbe {

    private LedgerProbe() {}

    /// Returns the balances that are not zero, in minor units by account.
    ///
    /// @param order path of the order in the admin API
    public static TreeMap<String, Long> balances(Api staff, String order) {
        var balances = new TreeMap<String, Long>();
        staff.get(order + "/ledger")
                .expect(200)
                .json()
                .at("/balances")
                .valueStream()
                .filter(balance -> balance.at("/amount/amount").asLong() != 0)
                .forEach(balance -> balances.put(
                        balance.at("/account").asString(),
                        balance.at("/amount/amount").asLong()));
        return balances;
    }
}
