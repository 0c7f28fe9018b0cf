package dev.kontor.document.accounting;

import dev.kontor.payment.Ledger;
import dev.kontor.payment.LedgerTransactionId;
import dev.kontor.payment.StoredValue;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Turns transactions of the ledger into bookings: each account of the ledger is an account of DATEV. What
/// the buyer owes, sales and refunds are the debtor account, because invoices and credit notes book the
/// turnover.
final class DatevPayments {

    private static final String CURRENCY = "EUR";

    private final DatevSettings settings;
    private final DatevPaymentAccounts accounts;
    private final ZoneId zone;
    private final Function<List<Ledger.Movement>, Optional<Voucher>> vouchers;

    /// The subject of a transaction.
    ///
    /// @param number of the invoice, or of the order if it has none
    /// @param text of the booking
    record Voucher(String number, String text) {}

    /// A booking.
    ///
    /// @param minor positive
    /// @param debit account that gets it
    /// @param credit account that loses it
    record Booking(LocalDate day, String debit, String credit, long minor, Voucher voucher) {}

    /// @param vouchers what a transaction is about, by its movements; empty for what is booked elsewhere
    DatevPayments(DatevSettings settings, ZoneId zone, Function<List<Ledger.Movement>, Optional<Voucher>> vouchers) {
        this.settings = settings;
        this.accounts = Optional.ofNullable(settings.payments())
                .orElseThrow(() -> new RejectedException(
                        ProblemCode.REJECTED,
                        "The DATEV settings have no accounts for payments. Set `payments` in "
                                + "PUT /admin/v1/channels/{id}/datev-settings."));
        this.zone = zone;
        this.vouchers = vouchers;
    }

    /// @param movements in the order of their transactions
    List<Booking> of(List<Ledger.Movement> movements) {
        var transactions = new LinkedHashMap<LedgerTransactionId, List<Ledger.Movement>>();
        movements.forEach(movement -> transactions
                .computeIfAbsent(movement.transactionId(), _ -> new ArrayList<>())
                .add(movement));
        var bookings = new ArrayList<Booking>();
        transactions
                .values()
                .forEach(transaction -> vouchers.apply(transaction)
                        .ifPresent(voucher -> bookings.addAll(bookings(transaction, voucher))));
        return bookings;
    }

    private List<Booking> bookings(List<Ledger.Movement> transaction, Voucher voucher) {
        var changes = new LinkedHashMap<String, Long>();
        for (var movement : transaction) {
            if (!movement.amount().currency().getCurrencyCode().equals(CURRENCY)) {
                throw new RejectedException(
                        ProblemCode.REJECTED,
                        "The payment of %s is in %s. Only payments in EUR can be exported."
                                .formatted(voucher.number(), movement.amount().currency()));
            }
            changes.merge(account(movement), movement.amount().minor(), Long::sum);
        }
        changes.values().removeIf(change -> change == 0);
        var first = transaction.getFirst();
        var day = LocalDate.ofInstant(first.postedAt(), zone);
        return pairs(changes).stream()
                .map(pair -> new Booking(day, pair.debit(), pair.credit(), pair.minor(), voucher))
                .toList();
    }

    private record Pair(String debit, String credit, long minor) {}

    /// Divides changes that sum to zero into movements between two accounts.
    private static List<Pair> pairs(Map<String, Long> changes) {
        var left = new LinkedHashMap<>(changes);
        var pairs = new ArrayList<Pair>();
        while (!left.isEmpty()) {
            var debit = first(left, 1);
            var credit = first(left, -1);
            long minor = Math.min(change(left, debit), -change(left, credit));
            pairs.add(new Pair(debit, credit, minor));
            left.merge(debit, -minor, Long::sum);
            left.merge(credit, minor, Long::sum);
            left.values().removeIf(change -> change == 0);
        }
        return pairs;
    }

    private static String first(Map<String, Long> changes, int sign) {
        return changes.entrySet().stream()
                .filter(change -> Long.signum(change.getValue()) == sign)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a transaction does not sum to zero"));
    }

    private static long change(Map<String, Long> changes, String account) {
        return Objects.requireNonNull(changes.get(account));
    }

    private String account(Ledger.Movement movement) {
        return switch (movement.account()) {
            case RECEIVABLE, SALES, REFUNDS, REFUNDS_PAYABLE -> settings.debtorAccount();
            case PROVIDER_CLEARING ->
                movement.provider().equals(StoredValue.PROVIDER)
                        ? required(accounts.transitAccount(), "transitAccount", movement)
                        : money(movement);
            case DISPUTES -> required(accounts.disputeAccount(), "disputeAccount", movement);
            case WRITE_OFFS -> required(accounts.writeOffAccount(), "writeOffAccount", movement);
            case OVERPAYMENTS -> required(accounts.overpaymentAccount(), "overpaymentAccount", movement);
            case GIFT_CARDS -> required(accounts.giftCardAccount(), "giftCardAccount", movement);
            case STORE_CREDIT -> required(accounts.storeCreditAccount(), "storeCreditAccount", movement);
            case VALUE_GRANTED -> required(accounts.grantedAccount(), "grantedAccount", movement);
            case BREAKAGE -> required(accounts.breakageAccount(), "breakageAccount", movement);
        };
    }

    private String money(Ledger.Movement movement) {
        return accounts.moneyAccounts().stream()
                .filter(entry -> entry.provider().equals(movement.provider()))
                .filter(entry -> entry.method() == null || entry.method().equals(movement.method()))
                .min(Comparator.comparing(entry -> entry.method() == null))
                .map(DatevPaymentAccounts.MoneyAccount::account)
                .orElseThrow(() -> new RejectedException(
                        ProblemCode.REJECTED,
                        "The provider `%s` has no account for the method `%s`. Add it to `payments.moneyAccounts` of the DATEV settings."
                                .formatted(movement.provider(), movement.method())));
    }

    private static String required(@Nullable String account, String name, Ledger.Movement movement) {
        if (account == null) {
            throw new RejectedException(
                    ProblemCode.REJECTED,
                    "A movement of %s (%s) has no account. Set `payments.%s` of the DATEV settings."
                            .formatted(movement.account(), movement.cause(), name));
        }
        return account;
    }
}
