package dev.kontor.cart.item;

import dev.kontor.cart.CartId;
import dev.kontor.cart.CartItemId;
import dev.kontor.cart.aggregate.Cart;
import dev.kontor.cart.aggregate.CartAccess;
import dev.kontor.cart.aggregate.CartDraft;
import dev.kontor.cart.aggregate.CartProperties;
import dev.kontor.cart.aggregate.CartRepository;
import dev.kontor.cart.aggregate.StaffDraft;
import dev.kontor.cart.pricing.CartFacts;
import dev.kontor.cart.pricing.CartPricing;
import dev.kontor.cart.pricing.ItemPrices;
import dev.kontor.identity.Actor;
import dev.kontor.identity.CustomerId;
import dev.kontor.payment.PaymentMethod;
import dev.kontor.payment.Payments;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.PreconditionException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.json.MoneyLocale;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Changes carts for buyers. A change locks the cart, so that concurrent changes are applied one after
/// the other.
@Service
@Transactional
public class CartService {

    private final CartRepository carts;
    private final CartPricing pricing;
    private final ItemResolution items;
    private final DraftRules rules;
    private final ItemPrices prices;
    private final Payments payments;
    private final CartProperties properties;
    private final Clock clock;

    CartService(
            CartRepository carts,
            CartPricing pricing,
            ItemResolution items,
            DraftRules rules,
            ItemPrices prices,
            Payments payments,
            CartProperties properties,
            Clock clock) {
        this.carts = carts;
        this.pricing = pricing;
        this.items = items;
        this.rules = rules;
        this.prices = prices;
        this.payments = payments;
        this.properties = properties;
        this.clock = clock;
    }

    /// Creates a cart and, for a guest, its token. Only the hash of the token is stored.
    ///
    /// @param key the publishable key of the front end, if it sent one
    CartDetails create(CreateCart request, CartAccess access, @Nullable String key) {
        var facts = new CartFacts();
        var customer = access.actor().customerId();
        var draft = rules.draft(request, key, customer, facts);
        var cart = filled(Cart.empty(draft, customer.orElse(null), null, expiry()), request, facts);
        var token = cart.customerId() == null ? Keyring.randomToken() : null;
        carts.insert(cart, token == null ? null : Keyring.hash(token), properties.lifetime());
        return show(cart, token, facts);
    }

    /// Creates a cart without items, as the other method does. It writes with one statement, which needs no
    /// transaction around it: that saves the round trip of a commit.
    @Transactional(propagation = Propagation.SUPPORTS)
    CartDetails createEmpty(CreateCart request, CartAccess access, @Nullable String key) {
        if (request.hasItems()) {
            throw new IllegalArgumentException("a cart with items is created in a transaction");
        }
        return create(request, access, key);
    }

    /// Creates a draft order, without an access token.
    ///
    /// @param by the caller
    public CartDetails createDraft(CreateCart request, @Nullable CustomerId customer, Actor by) {
        var facts = new CartFacts();
        var draft = rules.draft(request, null, Optional.ofNullable(customer), facts);
        return createDraft(draft, customer, by, facts, empty -> filled(empty, request, facts));
    }

    /// The same with items of another source.
    ///
    /// @param fill adds items to the new cart
    public CartDetails createDraft(
            CartDraft draft, @Nullable CustomerId customer, Actor by, CartFacts facts, UnaryOperator<Cart> fill) {
        var cart = fill.apply(Cart.empty(draft, customer, StaffDraft.by(by.label()), expiry()));
        carts.insertDraft(cart, properties.lifetime());
        return show(cart, null, facts);
    }

    private Cart filled(Cart empty, CreateCart request, CartFacts facts) {
        return items.addTo(empty, request.items() == null ? List.of() : request.items(), "/items", facts);
    }

    private Instant expiry() {
        return clock.instant().plus(properties.lifetime());
    }

    /// Each statement sees what is committed, with or without a transaction around them: none saves the round trip of a
    /// commit.
    @Transactional(propagation = Propagation.SUPPORTS)
    public CartDetails show(CartId id, CartAccess access) {
        return show(carts.get(id, access));
    }

    public CartDetails change(CartId id, CartAccess access, @Nullable IfMatch ifMatch, MergePatch<ChangeCart> patch) {
        var changed = change(id, access, ifMatch, cart -> {
            var draft = rules.draft(
                            patch.applyTo(ChangeCart.of(cart.draft())),
                            cart.draft().channel())
                    .withCodes(cart.draft().codes())
                    .withGiftCards(cart.draft().giftCards())
                    .withVatNumber(cart.draft().vatNumber());
            return cart.change(
                    draft, draft.currency().equals(cart.currency()) ? Map.of() : prices.of(cart, cart.items(), draft));
        });
        if (patch.touches("paymentMethod")) {
            requireOffered(changed, access);
        }
        return changed;
    }

    /// Checks the selected payment method for the amount that is due with it.
    private void requireOffered(CartDetails cart, CartAccess access) {
        var method = cart.paymentMethod();
        if (method != null
                && methods(cart, access).stream()
                        .noneMatch(offered -> offered.code().equals(method))) {
            throw RejectedException.at(
                    "/paymentMethod", "refused", Message.of("payment.not-offered", "method", method));
        }
    }

    private List<PaymentMethod> methods(CartDetails cart, CartAccess access) {
        var due = due(cart);
        var locale = Locale.forLanguageTag(cart.locale());
        return access.isStaff()
                ? payments.methods(due, country(cart), locale)
                : payments.methodsFor(access.actor().customerId().orElse(null), due, () -> due, country(cart), locale);
    }

    /// The amount that gift cards leave to pay. If they pay everything, the selected method determines discounts only.
    private static Money due(CartDetails cart) {
        var due = cart.amountDue();
        return due == null || due.isZero() ? cart.totals().total() : due;
    }

    private static String country(CartDetails cart) {
        var address = cart.billingAddress() == null ? cart.shippingAddress() : cart.billingAddress();
        return address == null ? "" : address.country();
    }

    public void delete(CartId id, CartAccess access, @Nullable IfMatch ifMatch) {
        var cart = locked(id, access, ifMatch);
        cart.requireActive();
        carts.delete(id);
    }

    public CartDetails add(CartId id, CartAccess access, @Nullable IfMatch ifMatch, AddItem request) {
        var facts = new CartFacts();
        return change(id, access, ifMatch, cart -> items.addTo(cart, List.of(request), "", facts), facts);
    }

    CartDetails replace(CartId id, CartAccess access, @Nullable IfMatch ifMatch, ReplaceItems request) {
        var facts = new CartFacts();
        return change(id, access, ifMatch, cart -> items.addTo(cart.empty(), request.items(), "/items", facts), facts);
    }

    public CartDetails change(
            CartId id, CartAccess access, @Nullable IfMatch ifMatch, CartItemId itemId, ChangeItem request) {
        return change(id, access, ifMatch, cart -> items.change(cart, itemId, request));
    }

    public CartDetails remove(CartId id, CartAccess access, @Nullable IfMatch ifMatch, CartItemId itemId) {
        return change(id, access, ifMatch, cart -> cart.remove(itemId));
    }

    public CartDetails change(CartId id, CartAccess access, @Nullable IfMatch ifMatch, UnaryOperator<Cart> change) {
        return change(id, access, ifMatch, change, new CartFacts());
    }

    private CartDetails change(
            CartId id, CartAccess access, @Nullable IfMatch ifMatch, UnaryOperator<Cart> change, CartFacts facts) {
        var cart = locked(id, access, ifMatch);
        cart.requireActive();
        var changed = change.apply(cart);
        if (changed.equals(cart)) {
            return show(cart, null, facts);
        }
        // Shown first: the change is the last statement, which is sent with the commit.
        var shown = show(changed.saved(), null, facts);
        carts.saveAtCommit(cart, changed, properties.lifetime());
        return shown;
    }

    private CartDetails show(Cart cart) {
        return show(cart, null, new CartFacts());
    }

    private CartDetails show(Cart cart, @Nullable String token, CartFacts facts) {
        MoneyLocale.use(cart.locale());
        return CartDetails.of(pricing.of(cart, CartPricing.Purpose.SHOW, facts), token);
    }

    private Cart locked(CartId id, CartAccess access, @Nullable IfMatch ifMatch) {
        var cart = carts.lock(id, access);
        requireVersion(ifMatch, cart.version());
        return cart;
    }

    /// The entity tag of a cart consists of its version and, after a dash, a hash of what else the bytes
    /// depend on, such as prices. A change compares the version only.
    public static void requireVersion(@Nullable IfMatch ifMatch, long version) {
        if (ifMatch != null
                && !ifMatch.versions().isEmpty()
                && ifMatch.versions().stream()
                        .noneMatch(tag -> tag.equals(Long.toString(version)) || tag.startsWith(version + "-"))) {
            throw new PreconditionException(
                    ProblemCode.PRECONDITION_FAILED,
                    Message.of("cart.changed-since"),
                    Map.of("currentETag", "\"" + version + "\""));
        }
    }
}
