package dev.kontor.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What the stand-in of Stripe remembers: payment intents and refunds, with Stripe's rules for their states.
public final class StripeBooks {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String PAYMENT = "kontor_payment";

    private final List<Intent> intents = new ArrayList<>();
    private final List<Map<String, Object>> refunds = new ArrayList<>();
    private final StripeDisputeBooks disputes = new StripeDisputeBooks();

    record Answer(int status, Map<String, Object> body) {}

    /// A payment intent; tests may change it behind the back of the shop.
    public static final class Intent {

        final String id = id("pi");
        final String secret = id + "_secret_" + UUID.randomUUID();
        final long created = System.currentTimeMillis() / 1_000;
        final String currency;
        final boolean manual;
        final Map<String, String> metadata = new LinkedHashMap<>();
        public long amount;
        public String status = "requires_payment_method";
        public long capturable;
        public long received;
        public long refunded;
        /// Stripe's search learns of an intent only after a while.
        public boolean searchable = true;
        boolean disputed;
        boolean failed;

        Intent(long amount, String currency, boolean manual) {
            this.amount = amount;
            this.currency = currency;
            this.manual = manual;
        }

        public void belongsTo(String payment) {
            metadata.put(PAYMENT, payment);
        }

        void pay() {
            failed = false;
            status = manual ? "requires_capture" : "succeeded";
            capturable = manual ? amount : 0;
            received = manual ? 0 : amount;
        }

        void refuse() {
            failed = true;
            status = "requires_payment_method";
        }

        Map<String, Object> json() {
            var json = new LinkedHashMap<String, Object>();
            json.put("id", id);
            json.put("object", "payment_intent");
            json.put("amount", amount);
            json.put("amount_capturable", capturable);
            json.put("amount_received", received);
            json.put("currency", currency);
            json.put("status", status);
            json.put("client_secret", secret);
            json.put("created", created);
            json.put("metadata", Map.copyOf(metadata));
            if (failed) {
                json.put("last_payment_error", Map.of("type", "card_error", "code", "card_declined"));
            }
            json.put(
                    "latest_charge",
                    Map.of(
                            "id",
                            "ch_" + id,
                            "object",
                            "charge",
                            "amount_refunded",
                            refunded,
                            "disputed",
                            disputed,
                            "currency",
                            currency));
            return json;
        }

        StripeStandIn.Entry entry() {
            return new StripeStandIn.Entry(
                    id, amount, currency, status, capturable, received, refunded, Map.copyOf(metadata));
        }
    }

    synchronized Answer answer(String method, String path, Map<String, String> parameters) {
        var parts = path.substring("/v1/".length()).split("/");
        if (parts[0].equals("disputes")) {
            return parts.length == 1
                    ? page("/v1/disputes", disputes.of(parameters.getOrDefault("payment_intent", "")), parameters)
                    : disputes.answer(parts[1])
                            .map(dispute -> new Answer(200, dispute))
                            .orElseGet(() -> error(404, "invalid_request_error", "resource_missing"));
        }
        if (parts[0].equals("refunds")) {
            return method.equals("POST") ? refund(parameters) : refundsOf(parameters);
        }
        if (method.equals("POST") && parts.length == 1) {
            return create(parameters);
        }
        if (parts.length == 1) {
            return list(parameters);
        }
        if (parts[1].equals("search")) {
            return search(parameters.getOrDefault("query", ""));
        }
        return find(intent -> intent.id.equals(parts[1]))
                .map(intent -> parts.length == 2 ? ok(intent) : step(intent, parts[2], parameters))
                .orElseGet(() -> error(404, "invalid_request_error", "resource_missing"));
    }

    private Answer create(Map<String, String> parameters) {
        var intent = new Intent(
                Long.parseLong(parameters.getOrDefault("amount", "0")),
                parameters.getOrDefault("currency", ""),
                "manual".equals(parameters.get("capture_method")));
        parameters.forEach((name, value) -> {
            if (name.startsWith("metadata[")) {
                intent.metadata.put(name.substring("metadata[".length(), name.length() - 1), value);
            }
        });
        intents.add(intent);
        return switch (parameters.getOrDefault("payment_method", "")) {
            case "" -> ok(intent);
            case "pm_declined" -> {
                intent.refuse();
                yield declined("generic_decline");
            }
            case "pm_poor" -> {
                intent.refuse();
                yield declined("insufficient_funds");
            }
            case "pm_action" -> {
                intent.status = "requires_action";
                yield ok(intent);
            }
            case "pm_less" -> {
                intent.pay();
                intent.received = Math.max(0, intent.received - 1);
                intent.capturable = Math.max(0, intent.capturable - 1);
                yield ok(intent);
            }
            default -> {
                intent.pay();
                yield ok(intent);
            }
        };
    }

    private static Answer step(Intent intent, String step, Map<String, String> parameters) {
        if (step.equals("capture")) {
            long amount = Long.parseLong(parameters.getOrDefault("amount_to_capture", "" + intent.capturable));
            if (!intent.status.equals("requires_capture") || amount > intent.capturable) {
                return error(400, "invalid_request_error", "payment_intent_unexpected_state");
            }
            intent.status = "succeeded";
            intent.received = amount;
            intent.capturable = 0;
            return ok(intent);
        }
        if (intent.status.equals("succeeded") || intent.status.equals("canceled")) {
            return error(400, "invalid_request_error", "payment_intent_unexpected_state");
        }
        intent.status = "canceled";
        intent.capturable = 0;
        return ok(intent);
    }

    private Answer refund(Map<String, String> parameters) {
        long amount = Long.parseLong(parameters.getOrDefault("amount", "0"));
        var intent = find(candidate -> candidate.id.equals(parameters.get("payment_intent")));
        if (intent.isEmpty() || intent.get().refunded + amount > intent.get().received) {
            return error(400, "invalid_request_error", "charge_already_refunded");
        }
        if (disputes.contests(intent.get().id)) {
            return error(400, "invalid_request_error", "charge_disputed");
        }
        intent.get().refunded += amount;
        var refund = new LinkedHashMap<String, Object>();
        refund.put("id", id("re"));
        refund.put("object", "refund");
        refund.put("amount", amount);
        refund.put("status", "succeeded");
        refund.put("payment_intent", intent.get().id);
        refund.put("metadata", Map.of("kontor_refund", parameters.getOrDefault("metadata[kontor_refund]", "")));
        refunds.add(refund);
        return new Answer(200, refund);
    }

    private Answer refundsOf(Map<String, String> parameters) {
        return page(
                "/v1/refunds",
                refunds.stream()
                        .filter(refund ->
                                String.valueOf(refund.get("payment_intent")).equals(parameters.get("payment_intent")))
                        .toList(),
                parameters);
    }

    private Answer list(Map<String, String> parameters) {
        long from = Long.parseLong(parameters.getOrDefault("created[gte]", "0"));
        long until = Long.parseLong(parameters.getOrDefault("created[lt]", "" + Long.MAX_VALUE));
        var found = intents.reversed().stream()
                .filter(intent -> intent.created >= from && intent.created < until)
                .map(Intent::json)
                .toList();
        return page("/v1/payment_intents", found, parameters);
    }

    private static Answer page(String url, List<Map<String, Object>> all, Map<String, String> parameters) {
        var after = parameters.get("starting_after");
        var rest = after == null
                ? all
                : all.stream()
                        .dropWhile(each -> !after.equals(each.get("id")))
                        .skip(1)
                        .toList();
        int most = StripeStandIn.most(parameters);
        return new Answer(
                200,
                Map.of(
                        "object",
                        "list",
                        "url",
                        url,
                        "has_more",
                        rest.size() > most,
                        "data",
                        rest.stream().limit(most).toList()));
    }

    private Answer search(String query) {
        var found = intents.stream()
                .filter(intent -> intent.searchable)
                .filter(intent -> query.equals("metadata['%s']:'%s'".formatted(PAYMENT, intent.metadata.get(PAYMENT))))
                .map(Intent::json)
                .toList();
        return new Answer(
                200,
                Map.of(
                        "object",
                        "search_result",
                        "url",
                        "/v1/payment_intents/search",
                        "has_more",
                        false,
                        "data",
                        found));
    }

    synchronized Optional<StripeStandIn.Entry> entry(String payment) {
        return of(payment).map(Intent::entry);
    }

    synchronized List<StripeStandIn.Entry> entries() {
        return intents.stream().map(Intent::entry).toList();
    }

    synchronized void payInBrowser(String clientSecret, boolean approved) {
        var intent = find(candidate -> candidate.secret.equals(clientSecret)).orElseThrow();
        if (approved) {
            intent.pay();
        } else {
            intent.refuse();
        }
    }

    synchronized void change(String payment, Consumer<Intent> change) {
        change.accept(of(payment).orElseThrow());
    }

    synchronized String notice(String eventId, String type, String payment) {
        var intent = of(payment).orElseThrow();
        return JSON.writeValueAsString(
                Map.of("id", eventId, "object", "event", "type", type, "data", Map.of("object", intent.json())));
    }

    synchronized String dispute(String payment, long amount, String status) {
        return disputes.open(of(payment).orElseThrow(), amount, status);
    }

    synchronized void change(Consumer<StripeDisputeBooks> change) {
        change.accept(disputes);
    }

    synchronized String disputeNotice(String eventId, String type, String dispute) {
        return JSON.writeValueAsString(Map.of(
                "id", eventId, "object", "event", "type", type, "data", Map.of("object", disputes.told(dispute))));
    }

    private Optional<Intent> of(String payment) {
        return find(intent -> payment.equals(intent.metadata.get(PAYMENT)));
    }

    private Optional<Intent> find(Predicate<Intent> wanted) {
        return intents.stream().filter(wanted).findFirst();
    }

    private static Answer ok(Intent intent) {
        return new Answer(200, intent.json());
    }

    private static Answer declined(String code) {
        return new Answer(
                402, Map.of("error", Map.of("type", "card_error", "code", "card_declined", "decline_code", code)));
    }

    static Answer error(int status, String type, @Nullable String code) {
        return new Answer(
                status,
                Map.of("error", Map.of("type", type, "code", String.valueOf(code), "message", "by the stand-in")));
    }

    private static String id(String prefix) {
        return prefix + "_" + UUID.randomUUID().toString().replace("-", "");
    }
}
