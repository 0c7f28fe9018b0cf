package dev.kontor.shared.access;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.kontor.shared.database.StoredText;
import java.util.Locale;

/// Every permission that a role can have. `read` never changes anything; `write` does not imply `read`.
public enum Permission implements StoredText {
    CATALOG_READ("See products, variants and categories, drafts included."),
    CATALOG_WRITE("Create, change, publish and archive products, variants and categories."),
    CATALOG_PURGE("Permanently delete archived products with all their catalogue data."),
    CHANNELS_READ("See channels with their languages, currencies and assortments."),
    CHANNELS_WRITE("Create, change, close and delete channels."),
    MEDIA_READ("See uploaded pictures and files, and where they are used."),
    MEDIA_WRITE("Upload, describe and delete pictures and files."),
    PRICING_READ("See prices and price lists."),
    PRICING_WRITE("Change prices and price lists."),
    PROMOTIONS_READ("See promotions with their codes, uses and costs."),
    PROMOTIONS_WRITE("Create, change, activate, pause and archive promotions."),
    INVENTORY_READ("See locations, stock levels, reservations and the movement ledger."),
    INVENTORY_WRITE("Adjust stock and manage locations."),
    TAX_READ("See tax zones, categories and rates."),
    TAX_WRITE("Change tax zones, categories, rates and exemptions."),
    SHIPPING_READ("See shipping zones and methods."),
    SHIPPING_WRITE("Change shipping zones and methods."),
    CARTS_READ("See carts, with the personal data in them."),
    ORDERS_READ("See orders, with the personal data in them."),
    ORDERS_WRITE("Change orders and add notes."),
    PRICES_OVERRIDE("Set the unit prices of draft orders, edits and exchanges."),
    ORDERS_CANCEL("Cancel orders."),
    REPORTS_READ("See the turnover of the shop and its best sellers."),
    FULFILLMENTS_READ("See fulfillments, with addresses, labels and slips."),
    FULFILLMENTS_WRITE("Create, ship, deliver and cancel fulfillments."),
    RETURNS_READ("See returns, their reasons and the return policy."),
    RETURNS_WRITE("Approve, reject, receive and exchange returns; change their reasons and the return policy."),
    CLAIMS_WRITE("Replace or refund shipped units without a return."),
    PAYMENTS_READ("See payments and refunds."),
    PAYMENTS_WRITE("Record offline payments."),
    PAYMENTS_CAPTURE("Capture and void authorized payments."),
    PAYMENTS_REFUND("Refund payments."),
    CREDIT_LIMITS_WRITE("Set what customers may owe for purchases on account."),
    GIFT_CARDS_READ("See gift cards with their balances, transactions and recipients, without their codes."),
    GIFT_CARDS_WRITE("Issue, change and adjust gift cards."),
    STORE_CREDIT_READ("See the store credit of customers."),
    STORE_CREDIT_WRITE("Grant and withdraw store credit."),
    DOCUMENTS_READ("See and download invoices and credit notes, with the personal data in them."),
    DOCUMENTS_WRITE("Issue invoices, render files again and change the company data of documents."),
    REVIEWS_READ("See customers' reviews in every status."),
    REVIEWS_WRITE("Approve, reject, answer and delete reviews."),
    CUSTOMERS_READ("See customers with their addresses, notes, groups and tax exemptions."),
    CUSTOMERS_WRITE("Create and change customers."),
    PRIVACY_READ("See requests and proofs of erasures, exports, legal holds, retention periods and consents."),
    PRIVACY_WRITE("Export and erase persons, set legal holds and retention periods, and manage consents."),
    NEWSLETTER_READ("See who is subscribed to the newsletter, with the tokens that unsubscribe them."),
    NEWSLETTER_WRITE("Unsubscribe addresses from the newsletter."),
    STAFF_READ("See members of staff."),
    STAFF_WRITE("Add, change and disable members of staff."),
    ROLES_READ("See roles and permissions."),
    ROLES_WRITE("Create and change roles."),
    API_KEYS_READ("See API keys, without their secrets."),
    API_KEYS_WRITE("Create, change, rotate and revoke API keys."),
    SIGNING_KEYS_READ("See which keys sign access tokens."),
    SIGNING_KEYS_WRITE("Rotate and withdraw the keys that sign access tokens."),
    EVENTS_READ("Read the event log, with the personal data in it."),
    MAILS_READ("See which mails the shop sends to whom, without their content."),
    MAILS_CONTENT("Read the content of mails, with the personal data in it."),
    MAILS_WRITE("Send mails again."),
    MAIL_TEMPLATES_READ("See and preview the templates of mails."),
    MAIL_TEMPLATES_WRITE("Change the templates of mails, and send tests to one's own address."),
    WEBHOOKS_READ("See webhook endpoints and what was sent to them."),
    WEBHOOKS_WRITE("Send the events of the shop, with the personal data in them, to any address."),
    EXPORTS_READ("Download export files: grants access to all data in them."),
    EXPORTS_WRITE("Start exports of the shop's data."),
    IMPORTS_READ("See imports and the errors in their rows, with the personal data in them."),
    IMPORTS_WRITE("Import files: grants creating and changing everything that the rows name."),
    JOBS_READ("See background jobs and their results."),
    JOBS_WRITE("Cancel and restart background jobs."),
    AUDIT_READ("Read the audit log: who did what."),
    SEARCH_READ("See synonyms, what shoppers search for, and the state of the search index."),
    SEARCH_WRITE("Change synonyms and rebuild the search index."),
    STOREFRONT_ACT_FOR_BUYERS(
            "storefront:act-for-buyers",
            "Call the store API from a server on behalf of buyers: rate limits count the buyer's "
                    + "address that the server forwards."),
    SETTINGS_READ("See the settings of the shop."),
    SETTINGS_WRITE("Change the settings of the shop, such as who gets a mail about each order."),
    SYSTEM_WRITE("Retry failed background work.");

    private final String text;
    private final String description;

    Permission(String description) {
        int split = name().lastIndexOf('_');
        this.text = (name().substring(0, split).replace('_', '-') + ':' + name().substring(split + 1))
                .toLowerCase(Locale.ROOT);
        this.description = description;
    }

    Permission(String text, String description) {
        this.text = text;
        this.description = description;
    }

    /// The permission as text in roles and tokens: `catalog:write`.
    @JsonValue
    @Override
    public String text() {
        return text;
    }

    public String description() {
        return description;
    }

    @Override
    public String toString() {
        return text();
    }
}
