package dev.kontor.shared.problem;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;

/// The catalogue of problem codes. A published code keeps its meaning and status forever; texts may
/// change. Each has a page under `/problems/{code}` and titles in `messages/problems*.properties`.
public enum ProblemCode {
    MALFORMED_JSON(HttpStatus.BAD_REQUEST, "Send a body that is one well-formed JSON document."),
    VALIDATION_FAILED(HttpStatus.BAD_REQUEST, "Correct the fields that `errors` lists and send the request again."),
    UNKNOWN_PARAMETER(HttpStatus.BAD_REQUEST, "Remove the query parameter or use the suggested one."),
    UNKNOWN_FIELD(HttpStatus.BAD_REQUEST, "Remove the field: it does not exist here, or only the server sets it."),
    INVALID_ID(HttpStatus.BAD_REQUEST, "Use an id of the right type: the prefix names the type."),
    INVALID_CURSOR(HttpStatus.BAD_REQUEST, "Use the cursor of the previous page with the same filters and sort."),
    INVALID_FILTER(HttpStatus.BAD_REQUEST, "Use a filter or sort that the operation lists."),
    UNKNOWN_CHANNEL(HttpStatus.BAD_REQUEST, "Use the code of a channel that `GET /store/v1/shop` lists."),
    LOCALE_NOT_SUPPORTED(HttpStatus.BAD_REQUEST, "Use one of `locales`, or omit the parameter."),
    UNSUPPORTED_API_VERSION(HttpStatus.BAD_REQUEST, "Send a supported `Api-Version`, or omit the header."),
    IDEMPOTENCY_KEY_MISSING(
            HttpStatus.BAD_REQUEST,
            "Send an `Idempotency-Key` header, such as a new UUID. Without a sign-in it must be a UUID, or have at least 16 characters."),
    BAD_REQUEST(HttpStatus.BAD_REQUEST, "Send a request that follows HTTP (RFC 9110)."),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "Sign in and send the access token as `Authorization: Bearer`."),
    TOKEN_EXPIRED(HttpStatus.UNAUTHORIZED, "Refresh the access token and send the request again."),
    INVALID_CREDENTIALS(
            HttpStatus.UNAUTHORIZED, "Check the e-mail address, the password, and the code if there is one."),
    MFA_REQUIRED(
            HttpStatus.UNAUTHORIZED,
            "With `mfaToken`: send it with a code to `POST /admin/v1/auth/mfa`. Without: set up a second factor."),
    STEP_UP_REQUIRED(
            HttpStatus.UNAUTHORIZED, "Confirm a factor again with `POST /auth/step-up` and repeat the request."),
    INVALID_SIGNATURE(
            HttpStatus.UNAUTHORIZED,
            "Sign the raw body with the secret of this endpoint, and send it within five minutes."),
    SSO_FAILED(HttpStatus.UNAUTHORIZED, "Start the sign-in at the issuer again."),
    MISSING_PERMISSION(HttpStatus.FORBIDDEN, "Ask the owner of the shop for a role that has the permission."),
    KEY_NOT_ALLOWED_HERE(
            HttpStatus.FORBIDDEN, "Use the kind of key that `detail` names, from an address that the key allows."),
    PAYMENT_DECLINED(HttpStatus.PAYMENT_REQUIRED, "Let the buyer choose another payment method and try again."),
    PAYMENT_ACTION_REQUIRED(
            HttpStatus.PAYMENT_REQUIRED, "Guide the buyer through the required action, then confirm the payment."),
    NOT_FOUND(
            HttpStatus.NOT_FOUND,
            "Check the URL and the id; objects that belong to someone else are not found either."),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "Use a method that the `Allow` header lists."),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "Accept `application/json`."),
    PAYLOAD_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "Send a smaller body: `detail` states the limit."),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send `Content-Type: application/json`."),
    GONE(
            HttpStatus.GONE,
            "`reason` says why it is no longer available. Follow `detail`, or ask the shop for a new link."),
    ACCOUNT_NOT_LINKED(
            HttpStatus.CONFLICT,
            "Sign in as before and link the issuer to your account, or ask the shop for an account."),
    ALREADY_EXISTS(HttpStatus.CONFLICT, "Choose another value for the field that must be unique."),
    INVALID_STATE_TRANSITION(HttpStatus.CONFLICT, "Read the object again: its current state does not allow this step."),
    ERASURE_BLOCKED(
            HttpStatus.CONFLICT, "Resolve each of the `obstacles`, or wait until it has ended, then approve again."),
    OUT_OF_STOCK(HttpStatus.CONFLICT, "Reduce the quantity to what is available, or remove the item."),
    HOLD_LIMIT(HttpStatus.CONFLICT, "Order fewer units, or pay for what is on hold before ordering more."),
    CREDIT_LIMIT(HttpStatus.CONFLICT, "Choose another payment method, or pay open invoices first."),
    PRICE_CHANGED(HttpStatus.CONFLICT, "Show the new total to the buyer and send it as `expectedTotal`."),
    PAYMENT_METHOD_MISMATCH(
            HttpStatus.CONFLICT,
            "Start a payment by the selected method, or show the new total to the buyer and select the other method."),
    GIFT_CARD_CHANGED(
            HttpStatus.CONFLICT,
            "Read the cart again, show what is due, and start the payment of the rest again if there is one."),
    GIFT_CARD_USED(
            HttpStatus.CONFLICT,
            "Cancel or refund the other items, or refund an amount with `keepUnits`: the gift card then stays valid."),
    CART_CHANGED(HttpStatus.CONFLICT, "Read the cart again and repeat the step."),
    CART_ALREADY_COMPLETED(HttpStatus.CONFLICT, "The order exists: read it, or create a new cart."),
    IN_USE(HttpStatus.CONFLICT, "Remove all references to the object, then delete it."),
    SETTING_FIXED(
            HttpStatus.CONFLICT,
            "Remove the configuration property `property` from the environment, or change its value there."),
    REQUEST_IN_PROGRESS(HttpStatus.CONFLICT, "Wait `Retry-After` seconds and repeat the request with its key."),
    REFUND_EXCEEDS_PAYMENT(
            HttpStatus.CONFLICT, "Refund at most the captured amount, less completed and pending refunds."),
    PAYMENT_DISPUTED(
            HttpStatus.CONFLICT,
            "Wait until the dispute is closed: either the bank has returned the money, or it can be refunded."),
    PRECONDITION_FAILED(
            HttpStatus.PRECONDITION_FAILED, "Read the object again and repeat the change on its current state."),
    PRECONDITION_REQUIRED(
            HttpStatus.PRECONDITION_REQUIRED, "Send `If-Match` with the `ETag` of the version that was read, or `*`."),
    IDEMPOTENCY_KEY_REUSED(
            HttpStatus.UNPROCESSABLE_CONTENT, "Use a new key for a new request, or send the first request unchanged."),
    SHIPPING_UNAVAILABLE(
            HttpStatus.UNPROCESSABLE_CONTENT, "Choose an address or a shipping method that the shop offers."),
    ADDRESS_INVALID(HttpStatus.UNPROCESSABLE_CONTENT, "Correct the parts of the address that `errors` lists."),
    MINIMUM_NOT_MET(HttpStatus.UNPROCESSABLE_CONTENT, "Order at least the stated number of units."),
    QUANTITY_LIMIT(HttpStatus.UNPROCESSABLE_CONTENT, "Reduce the quantity to the stated limit."),
    CURRENCY_NOT_SUPPORTED(HttpStatus.UNPROCESSABLE_CONTENT, "Use a currency that `GET /store/v1/shop` lists."),
    PROMOTION_NOT_APPLICABLE(
            HttpStatus.UNPROCESSABLE_CONTENT, "Tell the buyer why the code cannot be used: `reason` says so."),
    GIFT_CARD_NOT_APPLICABLE(
            HttpStatus.UNPROCESSABLE_CONTENT, "Let the buyer check the code, or use another gift card."),
    VAT_NUMBER_INVALID(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "Correct the VAT number, or order without one: `errors` says what is wrong."),
    RETURN_WINDOW_CLOSED(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "Return units within the time that `GET /orders/{id}/returnable-items` states, or ask the shop."),
    LINK_EXPIRED(HttpStatus.UNPROCESSABLE_CONTENT, "Request a new mail and use the token of the newest one."),
    TARGET_NOT_ALLOWED(
            HttpStatus.UNPROCESSABLE_CONTENT, "Use an `https` address whose host is on the public internet."),
    UPLOAD_REFUSED(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "Upload a complete JPEG, PNG, GIF or WebP picture, or a PDF: `reason` says what is wrong."),
    IMPORT_HAS_ERRORS(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "Correct the rows that `GET /imports/{id}/errors` lists and start another import, or "
                    + "send `skipErrors`."),
    UNKNOWN_COLUMN(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "Map the column to a field of `GET /import-templates/{type}`, or to `\"\"` to ignore it."),
    REJECTED(HttpStatus.UNPROCESSABLE_CONTENT, "A rule of the shop forbids this: `detail` says which."),
    QUOTA_EXCEEDED(HttpStatus.TOO_MANY_REQUESTS, "Send fewer requests: wait `Retry-After` seconds before the next."),
    LOGIN_THROTTLED(
            HttpStatus.TOO_MANY_REQUESTS, "Wait `Retry-After` seconds before the next attempt, or reset the password."),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "This is a bug in Kontor. Report the `requestId`."),
    PAYMENT_PROVIDER_ERROR(
            HttpStatus.BAD_GATEWAY, "The payment provider did not respond as expected. Try again later."),
    DEPENDENCY_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Try again after `Retry-After` seconds."),
    QUERY_TOO_EXPENSIVE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "Request less: narrow the filters or the text. If this worked before, try again after "
                    + "`Retry-After` seconds."),
    OVERLOADED(HttpStatus.SERVICE_UNAVAILABLE, "Try again after `Retry-After` seconds.");

    private final HttpStatus status;
    private final String remedy;

    ProblemCode(HttpStatus status, String remedy) {
        this.status = status;
        this.remedy = remedy;
    }

    /// The code as clients see it: `out-of-stock`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public HttpStatus status() {
        return status;
    }

    /// Advice for the caller, in one sentence.
    public String remedy() {
        return remedy;
    }

    public static Optional<ProblemCode> ofCode(String code) {
        return Stream.of(values())
                .filter(candidate -> candidate.code().equals(code))
                .findFirst();
    }
}
