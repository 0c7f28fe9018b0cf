package dev.kontor.cart;

import static dev.kontor.shared.privacy.PersonalData.deleted;
import static dev.kontor.shared.privacy.PersonalData.erased;
import static dev.kontor.shared.privacy.PersonalData.expires;
import static dev.kontor.shared.privacy.PersonalData.found;
import static dev.kontor.shared.privacy.PersonalData.retained;

import dev.kontor.shared.privacy.ErasureStage;
import dev.kontor.shared.privacy.PersonalData;
import dev.kontor.shared.privacy.PersonalDataDeclaration;
import java.util.List;
import org.springframework.stereotype.Component;

/// Declares the personal data of carts.
@Component
class CartPersonalData implements PersonalDataDeclaration {

    /// Buyers see a draft order once they get its payment link.
    private static final String SHOWN = "drafted_by is null or link_hash is not null or status = 'COMPLETED'";
    private static final String GUESTS = "customer_id is null and email is not null and status <> 'FROZEN'";

    @Override
    public List<PersonalData> personalData() {
        return List.of(
                found(
                                "cart.items",
                                "What buyers entered for items.",
                                "with the cart",
                                """
                        cart_id in (select id from cart.carts where customer_id = any(:customers)
                            or customer_id is null and lower(email) = any(:emails::text[]))
                        """,
                                "inputs",
                                "price_override",
                                "custom")
                        .forStaff("price_override")
                        .shownWhere("exists (select from cart.carts where id = each.cart_id and (" + SHOWN + "))"),
                deleted(
                                "cart.carts",
                                "Carts with addresses, in every state except a checkout in progress.",
                                ErasureStage.RECORDS,
                                """
                        (customer_id = any(:customers) or customer_id is null and lower(email) = any(:emails::text[]))
                        and status <> 'FROZEN'
                        """,
                                "customer_id",
                                "token_hash",
                                "locale",
                                "email",
                                "note",
                                "shipping_address",
                                "billing_address",
                                "kept_prices",
                                "recovery_hash",
                                "shipping_groups",
                                "codes",
                                "vat_number",
                                "pickup",
                                "payment_method",
                                "agreed_terms",
                                "carrier_points",
                                "drafted_by",
                                "link_hash")
                        .forStaff("drafted_by")
                        .shownWhere(SHOWN)
                        .ofGuests("lower(email)", GUESTS, "created_at"),
                erased("cart.drafts", "Keyed hash of the link to a draft order.", "with the cart", "lookup_hash"),
                expires(
                        "cart.reminders",
                        "Keyed hash of an address that was reminded of a cart.",
                        "with their retention period",
                        "token_hash",
                        "address_key"),
                retained(
                        "cart.reminder_opt_outs",
                        "Keyed hash of an address that wants no reminders.",
                        "so that its owner gets none later",
                        "address_key"));
    }
}
