package dev.kontor.wishlist;

import dev.kontor.cart.CartAddition;
import dev.kontor.cart.CartAdditions;
import dev.kontor.catalog.SellableVariant;
import dev.kontor.catalog.VariantId;
import dev.kontor.identity.Actor;
import dev.kontor.identity.ChannelChoice;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Adds, changes, moves and lists the items of wishlists.
@Service
@Transactional
class WishlistItemService {

    private final WishlistRepository lists;
    private final WishedVariants variants;
    private final ChannelChoice channels;
    private final CartAdditions carts;
    private final Clock clock;

    WishlistItemService(
            WishlistRepository lists,
            WishedVariants variants,
            ChannelChoice channels,
            CartAdditions carts,
            Clock clock) {
        this.lists = lists;
        this.variants = variants;
        this.channels = channels;
        this.carts = carts;
        this.clock = clock;
    }

    /// In which channel and language the items are shown.
    ///
    /// @param channel code, if the request names one
    /// @param key publishable key, if any
    record Place(@Nullable String channel, @Nullable String key, Locale language) {}

    /// Four statements, regardless of the number of items.
    @Transactional(readOnly = true)
    public Page<WishlistItem> list(CustomerId customer, WishlistId list, Place place, Listing listing) {
        require(customer, list);
        var page = lists.items(list, listing);
        var shown =
                variants.show(page.items(), place.language(), channel(place)).iterator();
        return page.map(_ -> shown.next());
    }

    /// Four statements, regardless of the number of items.
    ///
    /// @throws NotFoundException if no list has the link
    @Transactional(readOnly = true)
    public SharedWishlist shared(String token, Place place) {
        var list = lists.shared(Keyring.hash(token))
                .orElseThrow(() -> new NotFoundException(Message.of("not-found.shared-wishlist")));
        var items = variants.show(lists.items(list.id()), place.language(), channel(place)).stream()
                .map(WishlistItem::shared)
                .toList();
        return new SharedWishlist(list.name(), list.ownerName(), items);
    }

    /// @throws RejectedException if the variant is not in the shop, or the list is full
    public WishlistItem add(CustomerId customer, WishlistId list, Place place, AddWishlistItem request) {
        lock(customer, List.of(list));
        var channel = channel(place);
        var variant = variants.find(request.variantId(), place.language(), channel)
                .filter(SellableVariant::published)
                .orElseThrow(
                        () -> RejectedException.at("/variantId", "not-found", Message.of("not-found.store-variant")));
        var added = lists.add(
                        list,
                        new StoredItem(
                                WishlistItemId.next(),
                                variant.id(),
                                variant.productId(),
                                variant.title(),
                                variant.variantTitle(),
                                Objects.requireNonNullElse(request.quantity(), 1),
                                note(request.note()),
                                clock.instant()),
                        WishlistItem.MAX)
                .orElseThrow(WishlistItemService::tooMany);
        return shown(added, place);
    }

    public WishlistItem change(
            CustomerId customer,
            WishlistId list,
            WishlistItemId id,
            Place place,
            MergePatch<ChangeWishlistItem> patch) {
        lock(customer, List.of(list));
        var before = item(list, id);
        var wanted = patch.applyTo(before);
        lists.change(id, wanted.quantity(), note(wanted.note()));
        return shown(item(list, id), place);
    }

    public void remove(CustomerId customer, WishlistId list, WishlistItemId id) {
        lock(customer, List.of(list));
        if (!lists.remove(list, id)) {
            throw noItem(id);
        }
    }

    /// Moves the item. In a list that has the variant, the units are added.
    ///
    /// @throws RejectedException if the other list is not the customer's, or is full
    public WishlistItem move(
            CustomerId customer, WishlistId list, WishlistItemId id, Place place, MoveWishlistItem request) {
        var target = request.wishlistId();
        require(customer, list);
        if (target.equals(list)) {
            return shown(item(list, id), place);
        }
        if (lists.lock(customer, List.of(list, target)) < 2) {
            throw RejectedException.at("/wishlistId", "not-found", Message.of("not-found.wishlist", "id", target));
        }
        var item = item(list, id);
        lists.remove(list, id);
        var moved = lists.add(
                        target,
                        new StoredItem(
                                id,
                                item.variantId(),
                                item.productId(),
                                item.title(),
                                item.variantTitle(),
                                item.quantity(),
                                item.note(),
                                item.createdAt()),
                        WishlistItem.MAX)
                .orElseThrow(WishlistItemService::tooMany);
        return shown(moved, place);
    }

    /// Moves as many units as can be bought; the others remain in the list.
    ///
    /// @throws RejectedException if one of the items is not in the list
    public MovedToCart moveToCart(Actor.Customer customer, WishlistId list, MoveToCart request) {
        lock(customer.id(), List.of(list));
        var items = lists.items(list);
        if (request.itemIds() != null) {
            var wanted = new HashSet<>(request.itemIds());
            items = items.stream().filter(item -> wanted.remove(item.id())).toList();
            if (!wanted.isEmpty()) {
                throw RejectedException.at("/itemIds", "not-found", Message.of("wishlist.no-item"));
            }
        }
        var units = new LinkedHashMap<VariantId, Integer>();
        items.forEach(item -> units.put(item.variantId(), item.quantity()));
        var added = carts.add(request.cartId(), customer, units);
        var byVariant = new LinkedHashMap<VariantId, CartAddition>();
        added.forEach(addition -> byVariant.put(addition.variantId(), addition));
        lists.take(
                items.stream().map(StoredItem::id).toList(),
                items.stream()
                        .map(item -> Objects.requireNonNull(byVariant.get(item.variantId()))
                                .added())
                        .toList());
        return new MovedToCart(request.cartId(), added);
    }

    private void require(CustomerId customer, WishlistId list) {
        if (lists.find(customer, list).isEmpty()) {
            throw WishlistService.noList(list);
        }
    }

    private void lock(CustomerId customer, List<WishlistId> ids) {
        if (lists.lock(customer, ids) < ids.size()) {
            throw WishlistService.noList(ids.getFirst());
        }
    }

    private StoredItem item(WishlistId list, WishlistItemId id) {
        return lists.item(list, id).orElseThrow(() -> noItem(id));
    }

    private WishlistItem shown(StoredItem item, Place place) {
        return variants.show(List.of(item), place.language(), channel(place)).getFirst();
    }

    private String channel(Place place) {
        return channels.require(place.channel(), place.key()).code();
    }

    private static @Nullable String note(@Nullable String note) {
        return note == null || note.isBlank() ? null : note.strip();
    }

    private static NotFoundException noItem(WishlistItemId id) {
        return NotFoundException.of("item", id);
    }

    private static RejectedException tooMany() {
        return new RejectedException(
                ProblemCode.REJECTED, Message.of("wishlist.too-many-items", "most", WishlistItem.MAX));
    }
}
