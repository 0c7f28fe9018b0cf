package dev.kontor.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The disputes that the stand-in of Stripe remembers.
final class StripeDisputeBooks {

    private static final long DUE_AFTER_SECONDS = 7 * 24 * 3_600;

    private final List<Dispute> disputes = new ArrayList<>();

    private static final class Dispute {

        final String id = "du_" + UUID.randomUUID().toString().replace("-", "");
        final long created = System.currentTimeMillis() / 1_000;
        final StripeBooks.Intent intent;
        final long amount;
        final List<Long> moved = new ArrayList<>();
        String status;

        Dispute(StripeBooks.Intent intent, long amount, String status) {
            this.intent = intent;
            this.amount = amount;
            this.status = status;
        }

        Map<String, Object> json(boolean withIntent) {
            var json = new LinkedHashMap<String, Object>();
            json.put("id", id);
            json.put("object", "dispute");
            json.put("amount", amount);
            json.put("currency", intent.currency);
            json.put("status", status);
            json.put("reason", "product_not_received");
            json.put("created", created);
            json.put("metadata", Map.of());
            json.put("evidence_details", Map.of("due_by", created + DUE_AFTER_SECONDS));
            json.put("charge", "ch_" + intent.id);
            json.put("payment_intent", withIntent ? intent.json() : intent.id);
            json.put(
                    "balance_transactions",
                    moved.stream()
                            .map(amount -> Map.of(
                                    "id",
                                    "txn_" + UUID.randomUUID(),
                                    "object",
                                    "balance_transaction",
                                    "type",
                                    "adjustment",
                                    "amount",
                                    amount,
                                    "currency",
                                    intent.currency))
                            .toList());
            return json;
        }
    }

    /// @return what Stripe calls it
    String open(StripeBooks.Intent intent, long amount, String status) {
        var dispute = new Dispute(intent, amount, status);
        disputes.add(dispute);
        intent.disputed = true;
        return dispute.id;
    }

    /// Takes the money of the dispute, in the currency of the shop's account.
    void withdraw(String id) {
        var dispute = find(id).orElseThrow();
        dispute.moved.add(-dispute.amount);
    }

    void reinstate(String id) {
        var dispute = find(id).orElseThrow();
        dispute.moved.add(dispute.amount);
    }

    void become(String id, String status) {
        find(id).orElseThrow().status = status;
    }

    /// What a notice tells of it.
    Map<String, Object> told(String id) {
        return find(id).orElseThrow().json(false);
    }

    Optional<Map<String, Object>> answer(String id) {
        return find(id).map(dispute -> dispute.json(true));
    }

    List<Map<String, Object>> of(String intent) {
        return disputes.stream()
                .filter(dispute -> dispute.intent.id.equals(intent))
                .map(dispute -> dispute.json(false))
                .toList();
    }

    /// Whether nothing can be given back meanwhile.
    boolean contests(String intent) {
        return disputes.stream()
                .filter(dispute -> dispute.intent.id.equals(intent))
                .anyMatch(dispute -> Set.of("needs_response", "under_review").contains(dispute.status));
    }

    private Optional<Dispute> find(String id) {
        return disputes.stream().filter(dispute -> dispute.id.equals(id)).findFirst();
    }
}
