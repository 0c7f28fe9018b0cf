package dev.kontor.cart.merge;

import dev.kontor.cart.CartId;
import dev.kontor.cart.CartItemId;
import dev.kontor.cart.CartStatus;
import dev.kontor.cart.aggregate.Cart;
import dev.kontor.cart.aggregate.CartAccess;
import dev.kontor.cart.aggregate.CartItem;
import dev.kontor.cart.aggregate.CartOwnerRepository;
import dev.kontor.cart.aggregate.CartProperties;
import dev.kontor.cart.aggregate.CartRepository;
import dev.kontor.cart.item.CartDetails;
import dev.kontor.cart.pricing.CartPricing;
import dev.kontor.cart.pricing.ItemPrices;
import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.SellableVariant;
import dev.kontor.catalog.VariantId;
import dev.kontor.customer.CustomerCompanies;
import dev.kontor.customer.CustomerVatNumbers;
import dev.kontor.identity.Actor;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Merges the cart of a guest into the account of the customer who signed in. Only the token of the cart
/// authorizes this.
@Service
@Transactional
class CartMergeService {

    private final CartRepository carts;
    private final CartOwnerRepository owners;
    private final CartPricing pricing;
    private final ItemPrices prices;
    private final Catalog catalog;
    private final CustomerCompanies companies;
    private final CustomerVatNumbers vatNumbers;
    private final CartProperties properties;

    CartMergeService(
            CartRepository carts,
            CartOwnerRepository owners,
            CartPricing pricing,
            ItemPrices prices,
            Catalog catalog,
            CustomerCompanies companies,
            CustomerVatNumbers vatNumbers,
            CartProperties properties) {
        this.carts = carts;
        this.owners = owners;
        this.pricing = pricing;
        this.prices = prices;
        this.catalog = catalog;
        this.companies = companies;
        this.vatNumbers = vatNumbers;
        this.properties = properties;
    }

    /// The customer's open cart.
    @Transactional(readOnly = true)
    public CartDetails open(Actor.Customer customer) {
        var access = new CartAccess(customer, null);
        return owners.open(customer.id())
                .flatMap(id -> carts.find(id, access))
                .map(this::details)
                .orElseThrow(() -> new NotFoundException(Message.of("not-found.open-cart")));
    }

    /// The customer's cart with what was in the guest's; the same again if it was merged already.
    public CartDetails merge(CartId id, Actor.Customer customer, @Nullable String token) {
        owners.lockArrivals(customer.id());
        return details(merge(id, new CartAccess(customer, token)));
    }

    /// Brings the cart that the token opens, if it opens one that can be changed: one that is being paid for
    /// stays where it is.
    public void attach(CustomerId customer, String token) {
        owners.lockArrivals(customer);
        owners.ofGuest(token).ifPresent(id -> {
            var access = new CartAccess(new Actor.Customer(customer, ""), token);
            if (carts.find(id, access)
                    .filter(cart -> cart.status() == CartStatus.ACTIVE)
                    .isPresent()) {
                merge(id, access);
            }
        });
    }

    /// Gives all carts of a customer to another one. Active carts are merged with the other's in their channel.
    ///
    /// @return the number of carts that the customer had
    long moveAll(CustomerId source, CustomerId target) {
        Stream.of(source, target)
                .sorted(Comparator.comparing(CustomerId::value))
                .forEach(owners::lockArrivals);
        long count = owners.count(source);
        for (var id : owners.active(source)) {
            owners.otherOpenCart(id, target).ifPresent(openId -> moveItems(id, source, openId, target));
        }
        owners.reassign(source, target);
        return count;
    }

    private void moveItems(CartId id, CustomerId source, CartId openId, CustomerId target) {
        var locked = new HashMap<CartId, Cart>();
        Map.of(id, source, openId, target).entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().value()))
                .forEach(entry -> carts.lockIfPresent(
                                entry.getKey(), new CartAccess(new Actor.Customer(entry.getValue(), ""), null))
                        .filter(cart -> cart.status() == CartStatus.ACTIVE)
                        .ifPresent(cart -> locked.put(entry.getKey(), cart)));
        var open = locked.get(openId);
        var moved = locked.get(id);
        if (open != null && moved != null) {
            merged(open, moved);
        }
    }

    private Cart merge(CartId id, CartAccess access) {
        var customer = new CustomerId(Objects.requireNonNull(access.customerId()));
        // Carts of two channels are never mixed: the customer has one in each.
        var openId = owners.otherOpenCart(id, customer);
        // Several carts are always locked in the order of their ids, so that two merges cannot deadlock.
        var locked = new HashMap<CartId, Cart>();
        Stream.concat(Stream.of(id), openId.stream())
                .sorted((a, b) -> a.value().compareTo(b.value()))
                .forEach(each -> carts.lockIfPresent(each, access).ifPresent(cart -> locked.put(each, cart)));
        var guests = Optional.ofNullable(locked.get(id)).orElseThrow(() -> NotFoundException.of("cart", id));
        if (guests.customerId() != null) {
            return guests;
        }
        guests.requireActive();
        return openId.map(locked::get)
                .filter(cart -> cart.status() == CartStatus.ACTIVE)
                .map(open -> merged(open, guests))
                .orElseGet(() -> takeOver(guests, customer, access));
    }

    private Cart merged(Cart open, Cart guests) {
        var merged = open.take(guests, prices(guests, open), limits(guests, open));
        carts.delete(guests.id());
        return merged.equals(open) ? open : carts.save(open, merged, properties.lifetime());
    }

    /// Gives the cart to the customer. It gets the VAT number of the profile, as a new cart of the customer would.
    private Cart takeOver(Cart guests, CustomerId customer, CartAccess access) {
        owners.takeOver(guests.id(), customer);
        var taken = carts.get(guests.id(), access);
        var number = taken.draft().vatNumber() == null ? companies.of(customer).vatNumber() : null;
        return number == null
                ? taken
                : carts.save(taken, taken.withVatNumber(vatNumbers.accept(number)), properties.lifetime());
    }

    /// The prices of the guest's items in the currency of the other cart, if that differs.
    private Map<CartItemId, Long> prices(Cart guests, Cart open) {
        return guests.currency().equals(open.currency()) ? Map.of() : prices.of(open, guests.items(), open.draft());
    }

    /// Reads the variants only if units of both carts come together.
    private ToIntFunction<VariantId> limits(Cart guests, Cart open) {
        var here = open.items().stream().map(CartItem::content).collect(Collectors.toSet());
        var shared = guests.items().stream()
                .map(CartItem::content)
                .filter(here::contains)
                .map(CartItem.Content::variantId)
                .distinct()
                .toList();
        Map<VariantId, SellableVariant> variants = shared.isEmpty() ? Map.of() : catalog.sellable(shared, Locale.ROOT);
        return variant -> {
            var found = variants.get(variant);
            return found == null ? SellableVariant.MAX_UNITS : found.maxUnits();
        };
    }

    private CartDetails details(Cart cart) {
        return CartDetails.of(pricing.of(cart, CartPricing.Purpose.SHOW), null);
    }
}
