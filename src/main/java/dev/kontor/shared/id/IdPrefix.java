package dev.kontor.shared.id;

/// The registry of id prefixes. The meaning of a published prefix never changes.
public enum IdPrefix {
    ADDRESS("addr"),
    API_KEY("key"),
    ATTRIBUTE("attr"),
    AUDIT_ENTRY("aud"),
    BRAND("brand"),
    CART("cart"),
    CART_ITEM("item"),
    CATEGORY("cat"),
    CHANNEL("chn"),
    COLLECTION("col"),
    COUPON_BATCH("cbatch"),
    CUSTOMER("cus"),
    CUSTOMER_GROUP("cgrp"),
    CUSTOMER_NOTE("cnote"),
    DEAD_LETTER("dead"),
    DISPUTE("disp"),
    DOWNLOAD("dl"),
    EVENT("evt"),
    EXPORT("exp"),
    FULFILLMENT("ful"),
    IMPORT("imp"),
    INVITATION("inv"),
    JOB("job"),
    LEDGER_ENTRY("led"),
    LEDGER_TRANSACTION("ltx"),
    LOCATION("loc"),
    MAIL("mail"),
    MEDIA("med"),
    MEDIA_UPLOAD("mup"),
    ORDER("ord"),
    ORDER_LOOKUP("olk"),
    ORDER_LINE("line"),
    PASSKEY("pkey"),
    PAYMENT("pay"),
    PRICE_BASIS("pbas"),
    PRICE_LIST("plist"),
    PICKUP_POINT("pick"),
    PRODUCT("prod"),
    PRODUCT_TYPE("ptype"),
    PROMOTION("promo"),
    RECONCILIATION("rec"),
    RECONCILIATION_DIFFERENCE("recd"),
    REDIRECT("redir"),
    REFUND("ref"),
    RESERVATION("hold"),
    REVIEW("rev"),
    ROLE("role"),
    SESSION("sess"),
    SIGNING_KEY("sigk"),
    SHIPPING_GROUP("sgrp"),
    SHIPPING_HOLIDAY("hday"),
    SHIPPING_METHOD("ship"),
    SHIPPING_ZONE("szone"),
    SSO_LINK("ssol"),
    STAFF("stf"),
    STOCK_ADJUSTMENT("adj"),
    STOCK_COUNT("cnt"),
    STOCK_LEVEL("lvl"),
    STOCK_TRANSFER("trf"),
    SYNONYMS("syn"),
    TAX_CATEGORY("tcat"),
    TAX_EXEMPTION("texm"),
    TAX_JURISDICTION("tjur"),
    TAX_RATE("trate"),
    TAX_ZONE("tzone"),
    VARIANT("var"),
    WEBHOOK_DELIVERY("whd"),
    WEBHOOK_ENDPOINT("whe"),
    WEBHOOK_REPLAY("whr");

    private final String text;

    IdPrefix(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
