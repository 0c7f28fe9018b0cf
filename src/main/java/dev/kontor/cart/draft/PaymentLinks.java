package dev.kontor.cart.draft;

import dev.kontor.audit.AuditLog;
import dev.kontor.cart.CartId;
import dev.kontor.cart.CartStatus;
import dev.kontor.cart.CheckoutCart.Problem;
import dev.kontor.cart.aggregate.Cart;
import dev.kontor.cart.aggregate.CartAccess;
import dev.kontor.cart.aggregate.CartProperties;
import dev.kontor.cart.aggregate.CartRepository;
import dev.kontor.cart.item.CartDetails;
import dev.kontor.cart.pricing.CartPricing;
import dev.kontor.cart.pricing.QuotedPrices;
import dev.kontor.identity.AccountMail;
import dev.kontor.identity.AccountMailKind;
import dev.kontor.identity.AccountMails;
import dev.kontor.identity.Actor;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Sends the payment links of draft orders and opens them. Only the hash of a token is stored. A link
/// guarantees the prices that the draft has when it is sent, and a later change of the draft ends it.
@Service
@Transactional
class PaymentLinks {

    private final CartRepository carts;
    private final CartPricing pricing;
    private final DraftOrderQueries drafts;
    private final AccountMails mails;
    private final CartProperties properties;
    private final AuditLog audit;

    PaymentLinks(
            CartRepository carts,
            CartPricing pricing,
            DraftOrderQueries drafts,
            AccountMails mails,
            CartProperties properties,
            AuditLog audit) {
        this.carts = carts;
        this.pricing = pricing;
        this.drafts = drafts;
        this.mails = mails;
        this.properties = properties;
        this.audit = audit;
    }

    /// Mails a new link to the address of the draft; an earlier one stops working.
    ///
    /// @throws dev.kontor.cart.TaxNotQuoted if a tax service must tax the cart first
    DraftOrder send(CartId id, CartAccess access) {
        var cart = locked(id, access);
        var priced = pricing.of(cart.withQuote(null), CartPricing.Purpose.SHOW);
        var problems = priced.forCheckout().ownProblems();
        if (!problems.isEmpty()) {
            throw notReady(problems);
        }
        priced.requireTaxed();
        var validFor = properties.paymentLinkValidFor();
        var quoted = carts.saveQuote(cart, QuotedPrices.of(priced), validFor);
        var token = Keyring.randomToken();
        drafts.link(id, Keyring.hash(token), validFor.toSeconds());
        var email = Objects.requireNonNull(cart.draft().email());
        boolean sent = mails.sendWithinQuota(
                AccountMailKind.PAYMENT_LINK,
                email,
                () -> AccountMail.withToken(
                        AccountMailKind.PAYMENT_LINK, email, cart.locale().toLanguageTag(), token, validFor));
        if (!sent) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION, Message.of("cart.too-many-links"), Map.of());
        }
        var details = CartDetails.of(pricing.of(quoted, CartPricing.Purpose.SHOW), null);
        audit.record(
                "draft_order.link_sent",
                id,
                null,
                Map.of("email", email, "total", details.totals().total()));
        return drafts.draft(details);
    }

    /// Ends the link, if there is one. A payment in progress continues.
    DraftOrder revoke(CartId id, CartAccess access) {
        var cart = locked(id, access);
        if (cart.staff() != null && cart.staff().linkUntil() != null) {
            drafts.unlink(id);
            audit.record("draft_order.link_revoked", id);
        }
        var after = carts.get(id, access);
        return drafts.draft(CartDetails.of(pricing.of(after, CartPricing.Purpose.SHOW), null));
    }

    /// Opens a link for its buyer. The token of the link is that of the cart.
    ///
    /// @throws RejectedException `link-expired` if no draft has such a link, or no longer has it
    @Transactional(readOnly = true)
    CartDetails open(Actor actor, String token) {
        return drafts.ofLink(Keyring.hash(token))
                .flatMap(id -> carts.find(id, new CartAccess(actor, token)))
                .filter(cart -> cart.status() != CartStatus.COMPLETED)
                .map(cart -> CartDetails.of(pricing.of(cart, CartPricing.Purpose.SHOW), token))
                .orElseThrow(() -> new RejectedException(ProblemCode.LINK_EXPIRED, Message.of("cart.payment-link")));
    }

    private Cart locked(CartId id, CartAccess access) {
        var cart = carts.lock(id, access);
        cart.requireActive();
        return cart;
    }

    private static ConflictException notReady(List<Problem> problems) {
        return new ConflictException(
                ProblemCode.INVALID_STATE_TRANSITION, problems.getFirst().detail(), Map.of("problems", problems));
    }
}
