package dev.kontor.order.privacy;

import static dev.kontor.shared.privacy.PersonalData.addressWithoutPerson;
import static dev.kontor.shared.privacy.PersonalData.deleted;
import static dev.kontor.shared.privacy.PersonalData.expires;
import static dev.kontor.shared.privacy.PersonalData.replaced;
import static dev.kontor.shared.privacy.PersonalData.replacedVersioned;
import static dev.kontor.shared.privacy.PersonalData.retained;

import dev.kontor.shared.privacy.ErasureStage;
import dev.kontor.shared.privacy.PersonToErase;
import dev.kontor.shared.privacy.PersonalData;
import dev.kontor.shared.privacy.PersonalDataDeclaration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Declares the personal data of orders.
@Component
class OrderPersonalData implements PersonalDataDeclaration {

    private static final String WITHDRAWALS = "Declarations with which consumers withdraw from a contract.";
    private static final String[] DECLARED = {"order_number", "email", "name", "statement", "note", "closed_by"};
    private static final String[] OF_STAFF = {"note", "closed_by"};

    @Override
    public List<PersonalData> personalData() {
        return List.of(
                replaced(
                        "orders.order_lines",
                        "What buyers entered for items.",
                        ErasureStage.ORDERS,
                        "order_id = any(:orders)",
                        Map.of("inputs", """
                        (select coalesce(jsonb_agg(case when input ->> 'kind' = 'CHOICE' then input
                            else input || '{"value": "erased"}' end order by place), '[]')
                        from jsonb_array_elements(inputs) with ordinality as each (input, place))
                        """)),
                replaced(
                        "orders.shipping_groups",
                        "Addresses of an order that is shipped to several.",
                        ErasureStage.ORDERS,
                        "order_id = any(:orders)",
                        Map.of("address", addressWithoutPerson("address"))),
                replaced(
                        "orders.timeline",
                        "Texts and addresses in the history.",
                        ErasureStage.ORDERS,
                        "order_id = any(:orders)",
                        Map.of(
                                "data",
                                "data - array['text', 'reason', 'note', 'address', 'shippingAddress', 'billingAddress', "
                                        + "'before', 'after', 'email', 'number', 'trackingNumber', 'consultationNumber', 'failure']")),
                deleted("orders.withdrawals", WITHDRAWALS, ErasureStage.ORDERS, "order_id = any(:orders)", DECLARED)
                        .forStaff(OF_STAFF),
                deleted(
                                "orders.withdrawals",
                                WITHDRAWALS,
                                ErasureStage.RECORDS,
                                "lower(email) = any(:emails::text[])",
                                DECLARED)
                        .forStaff(OF_STAFF)
                        .ofGuests("lower(email)", "true", "received_at"),
                replaced(
                        "orders.fulfillments",
                        "Tracking numbers.",
                        ErasureStage.ORDERS,
                        "order_id = any(:orders)",
                        Map.of("tracking_number", "null", "tracking_url", "null")),
                replaced(
                        "orders.return_items",
                        "What buyers wrote about returned items.",
                        ErasureStage.ORDERS,
                        "return_id in (select id from orders.returns where order_id = any(:orders))",
                        Map.of("note", "null")),
                replaced(
                        "orders.return_refunds",
                        "Reasons of refunds of returns.",
                        ErasureStage.ORDERS,
                        "return_id in (select id from orders.returns where order_id = any(:orders))",
                        Map.of("reason", "null", "failure", "null")),
                replacedVersioned(
                        "orders.returns",
                        "Texts and tracking numbers of returns.",
                        ErasureStage.ORDERS,
                        "order_id = any(:orders)",
                        Map.of(
                                "instructions",
                                "null",
                                "reject_reason",
                                "null",
                                "window_reason",
                                "null",
                                "note",
                                "null",
                                "tracking_number",
                                "null",
                                "tracking_url",
                                "null")),
                replacedVersioned(
                                "orders.orders",
                                "Buyer, addresses and texts of an order.",
                                ErasureStage.ORDERS,
                                "id = any(:orders)",
                                Map.of(
                                        "email",
                                        "'" + PersonToErase.EMAIL + "'",
                                        "note",
                                        "null",
                                        "access_token_hash",
                                        "null",
                                        "metadata",
                                        "'{}'",
                                        "tags",
                                        "'{}'",
                                        "cancel_reason",
                                        "null",
                                        "hold_reason",
                                        "case when hold_reason is not null then '" + PersonToErase.TEXT + "' end",
                                        "shipping_address",
                                        addressWithoutPerson("shipping_address"),
                                        "billing_address",
                                        addressWithoutPerson("billing_address")))
                        .ofGuests("lower(email)", "customer_id is null", "created_at"),
                deleted(
                        "orders.credit_limits",
                        "What a customer may owe for purchases on account.",
                        ErasureStage.RECORDS,
                        "customer_id = any(:customers)",
                        "customer_id",
                        "limits_minor"),
                deleted(
                        "orders.order_search",
                        "Terms by which staff find an order.",
                        ErasureStage.ORDERS,
                        "order_id = any(:orders)",
                        "terms"),
                replaced(
                        "orders.order_edits",
                        "Reasons of changes, addresses, and what buyers entered for items.",
                        ErasureStage.ORDERS,
                        "order_id = any(:orders)",
                        Map.of(
                                "reason",
                                "'" + PersonToErase.TEXT + "'",
                                "actions",
                                "'[]'",
                                "plan",
                                """
                                jsonb_set(plan, '{added}', (
                                    select coalesce(jsonb_agg(jsonb_set(line, '{inputs}', '[]') order by place), '[]')
                                    from jsonb_array_elements(plan -> 'added') with ordinality as each (line, place)))
                                    - 'move'
                                """,
                                "preview",
                                "preview - 'addresses'")),
                retained(
                        "orders.order_edits",
                        "Actors of a change.",
                        "ids refer to nothing after the erasure",
                        "actor",
                        "decided_by"),
                retained(
                        "orders.orders",
                        "Id of the customer, and who created the order.",
                        "the id refers to nothing after the erasure",
                        "customer_id",
                        "created_by",
                        "held_by"),
                retained(
                        "orders.orders",
                        "VAT number and its check, and the exemption of the buyer.",
                        "tax law: proof that no tax was due",
                        "vat_proof",
                        "vat_check",
                        "tax_exemption"),
                retained("orders.timeline", "Actor of an entry.", "ids refer to nothing after the erasure", "actor"),
                retained(
                        "orders.exchanges",
                        "Actor of an exchange or a claim.",
                        "ids refer to nothing after the erasure",
                        "actor"),
                retained(
                        "orders.payment_links",
                        "Actor who sent the link.",
                        "ids refer to nothing after the erasure",
                        "created_by"),
                retained(
                        "orders.returns",
                        "Actor of the request.",
                        "ids refer to nothing after the erasure",
                        "requested_by"),
                retained(
                        "orders.return_receipts",
                        "What arrived, and who received it.",
                        "proof of the refund",
                        "actor",
                        "items"),
                retained(
                        "orders.return_refunds",
                        "Actor of the refund.",
                        "ids refer to nothing after the erasure",
                        "actor"),
                expires(
                        "orders.order_lookups", "Encrypted requests for links to orders.",
                        "when processed, after a day at the latest", "sealed"));
    }
}
