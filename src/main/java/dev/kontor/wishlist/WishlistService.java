package dev.kontor.wishlist;

import dev.kontor.identity.CustomerId;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Creates, names, shares and deletes the wishlists of a customer.
@Service
@Transactional
class WishlistService {

    /// The largest number of lists of a customer.
    static final int MAX = 20;

    private final WishlistRepository lists;
    private final Clock clock;

    WishlistService(WishlistRepository lists, Clock clock) {
        this.lists = lists;
        this.clock = clock;
    }

    /// One statement.
    @Transactional(readOnly = true)
    public List<WishlistDetails> all(CustomerId customer) {
        return lists.all(customer);
    }

    @Transactional(readOnly = true)
    public WishlistDetails get(CustomerId customer, WishlistId id) {
        return lists.find(customer, id).orElseThrow(() -> noList(id));
    }

    /// @throws RejectedException if the customer has too many lists
    public WishlistDetails create(CustomerId customer, SaveWishlist request) {
        var id = WishlistId.next();
        lists.lockCount(customer);
        if (!lists.insert(customer, id, request.name().strip(), clock.instant(), MAX)) {
            throw new RejectedException(ProblemCode.REJECTED, Message.of("wishlist.too-many", "most", MAX));
        }
        return get(customer, id);
    }

    public WishlistDetails change(
            CustomerId customer, WishlistId id, @Nullable IfMatch ifMatch, MergePatch<SaveWishlist> patch) {
        lock(customer, id);
        var before = get(customer, id);
        if (ifMatch != null) {
            ifMatch.require(before.version());
        }
        lists.rename(id, patch.applyTo(before).name().strip(), clock.instant());
        return get(customer, id);
    }

    public void delete(CustomerId customer, WishlistId id) {
        if (!lists.delete(customer, id)) {
            throw noList(id);
        }
    }

    /// Creates a link; a former one becomes invalid.
    public WishlistShare share(CustomerId customer, WishlistId id, ShareWishlist request) {
        var token = Keyring.randomToken();
        var name = request.ownerName() == null ? null : request.ownerName().strip();
        if (!lists.share(
                customer, id, Keyring.hash(token), name == null || name.isEmpty() ? null : name, clock.instant())) {
            throw noList(id);
        }
        return new WishlistShare(token);
    }

    /// The link becomes invalid. Does nothing if there is none.
    public void endSharing(CustomerId customer, WishlistId id) {
        lock(customer, id);
        lists.endSharing(id, clock.instant());
    }

    private void lock(CustomerId customer, WishlistId id) {
        if (lists.lock(customer, List.of(id)) == 0) {
            throw noList(id);
        }
    }

    static NotFoundException noList(WishlistId id) {
        return NotFoundException.of("wishlist", id);
    }
}
