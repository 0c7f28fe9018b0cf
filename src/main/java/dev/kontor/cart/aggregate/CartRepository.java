package dev.kontor.cart.aggregate;

import dev.kontor.cart.CartId;
import dev.kontor.cart.CartItemId;
import dev.kontor.catalog.VariantId;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.database.AtCommit;
import dev.kontor.shared.database.ConfigurationVersions;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.json.MoneyLocale;
import dev.kontor.shipping.ShippingMethodId;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Loads and saves carts. Every query of a buyer contains the owner or the token.
@Repository
public class CartRepository {

    /// The items and `seen_version` are those of the moment when the statement began, even if it waited for a lock
    /// afterwards.
    private static final String FIND = """
            select id, customer_id, currency, locale, channel, email, note, shipping_address::text, billing_address::text,
                   payment_method, codes, gift_cards, vat_number,
                   shipping_method_id, pickup::text, carrier_points::text, shipping_groups::text, status, order_id, payment_id, lease_until > clock_timestamp() as attended,
                   version, expires_at, drafted_by, link_until, hold_reference, hold_until,
                   hold_reference is not null and hold_until > now() as held,
                   kept_prices::text, agreed_terms::text, kept_at, kept_until, kept_until > now() or status <> 'ACTIVE' as kept_current,
                   (select seen.version from cart.carts seen where seen.id = cart.id) as seen_version,
                   (select coalesce(jsonb_agg(jsonb_build_array(
                            item.id, item.variant_id, item.quantity, item.added_price_minor, item.inputs, item.price_override,
                            item.custom)
                            order by item.position, item.id), '[]')::text
                    from cart.items item where item.cart_id = cart.id) as items,
                   %s as configuration
            from cart.carts cart
            where id
            """.formatted(ConfigurationVersions.ALL);
    /// A draft order belongs to staff. Its buyer needs the payment link, until it expires or is paid with.
    private static final String ACCESS = """
             and case when drafted_by is null then token_hash = :tokenHash or customer_id = :customerId
                 else :staff or link_hash = :tokenHash and (link_until > now() or status = 'FROZEN') end
            """;

    /// Carts of guests, whose times are exact to a minute: both are in indexes, and PostgreSQL writes all indexes
    /// of the table again when a row changes in one of them. The times of customers' carts decide which cart a
    /// customer gets.
    private static final String UNORDERED = "(customer_id is null and drafted_by is null and abandoned_at is null)";

    private static final String UPDATE = """
            update cart.carts
            set currency = :currency, locale = :locale, email = :email, note = :note,
                shipping_address = :shippingAddress::jsonb, billing_address = :billingAddress::jsonb,
                payment_method = :paymentMethod, codes = :codes, gift_cards = :giftCards, vat_number = :vatNumber,
                shipping_method_id = :shippingMethodId, pickup = :pickup::jsonb, carrier_points = :carrierPoints::jsonb,
                shipping_groups = :groups::jsonb, version = version + 1, abandoned_at = null,
                updated_at = case when %1$s and updated_at between :now - interval '1 minute' and :now then updated_at
                    else :now end,
                recovery_hash = case when email is not distinct from :email then recovery_hash end,
                recovery_until = case when email is not distinct from :email then recovery_until end,
                kept_prices = case when :kept then kept_prices end,
                kept_at = case when :kept then kept_at end,
                kept_until = case when :kept then kept_until end,
                link_hash = case when :linked then link_hash end,
                link_until = case when :linked then link_until end,
                expires_at = case when %1$s and now() + make_interval(secs => :lifetime) - expires_at
                    between interval '0' and interval '1 minute' then expires_at
                    else now() + make_interval(secs => :lifetime) end
            where id = :id and version = :version and status = 'ACTIVE'
            returning id
            """.formatted(UNORDERED);
    private static final String DELETE_OTHERS = """
            , removed as (
                delete from cart.items using changed
                where cart_id = changed.id and not items.id = any(:remaining::uuid[]))
            """;
    private static final String UPSERT = """
            , stored as (
                insert into cart.items (id, cart_id, variant_id, quantity, added_price_minor, inputs, position, price_override,
                    custom)
                select item.id, changed.id, variant_id, quantity, added_price_minor, inputs::jsonb, position,
                    override::jsonb, custom::jsonb
                from changed, unnest(:ids::uuid[], :variants::uuid[], :quantities::int[], :prices::bigint[],
                        :inputs::text[], :positions::int[], :overrides::text[], :customs::text[])
                     as item(id, variant_id, quantity, added_price_minor, inputs, position, override, custom)
                on conflict (id) do update
                    set quantity = excluded.quantity, added_price_minor = excluded.added_price_minor,
                        inputs = excluded.inputs, position = excluded.position, price_override = excluded.price_override,
                        custom = excluded.custom
                    where items.cart_id = excluded.cart_id)
            """;

    private static final String LOCKED = "cart changed although it was locked";

    private final JdbcClient jdbc;
    private final CartRows rows;
    private final JsonMapper json;
    private final Clock clock;

    public CartRepository(JdbcClient jdbc, CartRows rows, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.json = json;
        this.clock = clock;
    }

    public Optional<Cart> find(CartId id, CartAccess access) {
        return find(FIND + "= :id" + ACCESS, id, access);
    }

    /// @throws NotFoundException if the caller has no such cart
    public Cart get(CartId id, CartAccess access) {
        return find(id, access).orElseThrow(() -> NotFoundException.of("cart", id));
    }

    /// Loads the cart of any owner, for staff.
    public Optional<Cart> find(CartId id) {
        return findAll(List.of(id)).stream().findFirst();
    }

    /// Loads carts of any owners, for staff. One statement.
    public List<Cart> findAll(Collection<CartId> ids) {
        return jdbc.sql(FIND + "= any(:ids)")
                .param("ids", ids)
                .query((row, _) -> rows.cart(row))
                .list();
    }

    /// Waits for concurrent changes. If there was one, the items are read again, because they were read before the
    /// change.
    ///
    /// @throws NotFoundException if the caller has no such cart
    public Cart lock(CartId id, CartAccess access) {
        return lockIfPresent(id, access).orElseThrow(() -> NotFoundException.of("cart", id));
    }

    public Optional<Cart> lockIfPresent(CartId id, CartAccess access) {
        return find(FIND + "= :id" + ACCESS + "for no key update", id, access);
    }

    private Optional<Cart> find(String sql, CartId id, CartAccess access) {
        record Found(Cart cart, boolean current, String configuration) {}
        var cart = jdbc.sql(sql)
                .param("id", id.value())
                .param("tokenHash", access.tokenHash(), java.sql.Types.BINARY)
                .param("customerId", Sql.nullable(UUID.class, access.customerId()))
                .param("staff", access.isStaff())
                .query((row, _) -> new Found(
                        rows.cart(row).changeable(access.isStaff()),
                        row.getLong("version") == row.getLong("seen_version"),
                        row.getString("configuration")))
                .optional()
                .map(found -> {
                    ConfigurationVersions.seen(found.configuration());
                    return found;
                })
                .map(found -> found.current() ? found.cart() : found.cart().holding(items(id)));
        // Here, so that no response about a buyer's cart can be without it.
        cart.ifPresent(found -> MoneyLocale.use(found.locale()));
        return cart;
    }

    /// Stores a new draft order. The draft of a guest gets a random token that is not returned.
    public void insertDraft(Cart cart, Duration lifetime) {
        insert(cart, cart.customerId() == null ? Keyring.hash(Keyring.randomToken()) : null, lifetime);
        jdbc.sql("insert into cart.drafts (cart_id) values (:id)")
                .param("id", cart.id())
                .update();
    }

    public void insert(Cart cart, byte @Nullable [] tokenHash, Duration lifetime) {
        jdbc.sql("""
                        insert into cart.carts (id, token_hash, customer_id, currency, locale, channel, email, note,
                            shipping_address, billing_address, payment_method, codes, gift_cards, vat_number, status, version,
                            created_at, updated_at, expires_at, drafted_by)
                        values (:id, :tokenHash, :customerId, :currency, :locale, :channel, :email, :note,
                            :shippingAddress::jsonb, :billingAddress::jsonb, :paymentMethod, :codes, :giftCards, :vatNumber,
                            'ACTIVE', :version, :now, :now,
                            now() + make_interval(secs => :lifetime), :draftedBy)
                        """)
                .params(columns(cart))
                .param("tokenHash", tokenHash, java.sql.Types.BINARY)
                .param("customerId", Sql.nullable(CustomerId.class, cart.customerId()))
                .param(
                        "draftedBy",
                        Sql.nullable(
                                String.class,
                                cart.staff() == null ? null : cart.staff().by()))
                .param("lifetime", lifetime.toSeconds())
                .update();
        upsert(cart, cart.items());
    }

    /// Saves the differences and increments the version.
    ///
    /// @return the cart as stored
    /// @throws ConflictException `cart-changed` if the cart changed concurrently
    public Cart save(Cart before, Cart after, Duration lifetime) {
        var stored = changedItems(before, after);
        boolean removed = isAnyRemoved(before, after);
        int changed = update(after, stored, removed, "count(*)", lifetime)
                .query(Integer.class)
                .single();
        if (changed != 1) {
            throw changed();
        }
        if (removed) {
            // Afterwards: a new item can have the content of a removed one.
            upsert(after, stored);
        }
        return after.saved();
    }

    /// The same with the commit, for a cart that this transaction has locked.
    public void saveAtCommit(Cart before, Cart after, Duration lifetime) {
        if (isAnyRemoved(before, after)) {
            save(before, after, lifetime);
            return;
        }
        AtCommit.update(
                update(after, changedItems(before, after), false, AtCommit.require("count(*) = 1", LOCKED), lifetime),
                LOCKED,
                CartRepository::changed);
    }

    private static boolean isAnyRemoved(Cart before, Cart after) {
        return before.items().stream()
                .anyMatch(item -> after.items().stream()
                        .noneMatch(remaining -> remaining.id().equals(item.id())));
    }

    /// @param stored the items to write
    /// @param removed whether to delete the others, instead of writing these
    /// @param result SQL of what the statement returns
    private JdbcClient.StatementSpec update(
            Cart after, List<CartItem> stored, boolean removed, String result, Duration lifetime) {
        var shipping = after.shipping();
        return jdbc.sql("with changed as (" + UPDATE + ")"
                        + (removed ? DELETE_OTHERS : stored.isEmpty() ? "" : UPSERT)
                        + " select " + result + " from changed")
                .params(columns(after))
                .param("shippingMethodId", Sql.nullable(ShippingMethodId.class, shipping.method()))
                .param("pickup", Sql.nullable(String.class, rows.text(shipping.pickup())))
                .param("carrierPoints", Sql.nullable(String.class, rows.points(after)))
                .param("groups", Sql.nullable(String.class, rows.text(shipping.groups())))
                .param("lifetime", lifetime.toSeconds())
                .param("kept", after.quote() != null)
                .param("linked", after.staff() != null && !after.staff().changeable())
                .param("remaining", texts(after.items(), item -> item.id().value()))
                .params(itemColumns(after, stored));
    }

    private void upsert(Cart cart, List<CartItem> items) {
        if (items.isEmpty()) {
            return;
        }
        jdbc.sql("with changed as (select :id::uuid as id)" + UPSERT + " select count(*) from changed")
                .param("id", cart.id().value())
                .params(itemColumns(cart, items))
                .query(Integer.class)
                .single();
    }

    /// The items that are new, or whose content or position differs.
    private static List<CartItem> changedItems(Cart before, Cart after) {
        return IntStream.range(0, after.items().size())
                .filter(position -> position >= before.items().size()
                        || !before.items().get(position).equals(after.items().get(position)))
                .mapToObj(position -> after.items().get(position))
                .toList();
    }

    /// Stores the quoted prices of a locked cart. The quote starts at the time of the database.
    public Cart saveQuote(Cart cart, PriceQuote.Prices prices, Duration lifetime) {
        return jdbc.sql("""
                        update cart.carts
                        set kept_prices = :prices::jsonb, kept_at = now(),
                            kept_until = now() + make_interval(secs => :lifetime), version = version + 1,
                            updated_at = :now, abandoned_at = null
                        where id = :id and version = :version and status = 'ACTIVE'
                        returning kept_at, kept_until
                        """)
                .param("prices", json.writeValueAsString(prices))
                .param("lifetime", lifetime.toSeconds())
                .param("now", clock.instant())
                .param("id", cart.id().value())
                .param("version", cart.version())
                .query((row, _) ->
                        new PriceQuote(prices, Sql.instant(row, "kept_at"), Sql.instant(row, "kept_until"), true, null))
                .optional()
                .map(kept -> cart.withQuote(kept).saved())
                .orElseThrow(CartRepository::changed);
    }

    private static ConflictException changed() {
        return new ConflictException(ProblemCode.CART_CHANGED, Message.of("cart.changed"));
    }

    public void delete(CartId id) {
        jdbc.sql("delete from cart.carts where id = :id and status = 'ACTIVE'")
                .param("id", id)
                .update();
    }

    /// Deletes guests' carts that have not changed for their lifetime, in batches.
    public int deleteAbandoned(int limit) {
        return jdbc.sql("""
                        delete from cart.carts where id in (
                            select id from cart.carts
                            where status = 'ACTIVE' and customer_id is null and expires_at < now()
                            order by expires_at limit :limit for update skip locked)
                        """).param("limit", limit).update();
    }

    /// Deletes draft orders of customers that have not changed for their lifetime, in batches.
    public int deleteExpiredDrafts(int limit) {
        return jdbc.sql("""
                        delete from cart.carts where id in (
                            select id from cart.carts
                            where id in (select cart_id from cart.drafts) and status = 'ACTIVE' and expires_at < now()
                            order by expires_at limit :limit for update skip locked)
                        """).param("limit", limit).update();
    }

    private Map<String, Object> itemColumns(Cart cart, List<CartItem> items) {
        return Map.of(
                "ids", texts(items, item -> item.id().value()),
                "variants", texts(items, item -> item.variantId().value()),
                "quantities", texts(items, CartItem::quantity),
                "prices", texts(items, CartItem::addedPriceMinor),
                "inputs", texts(items, item -> rows.text(item.inputs())),
                "positions", texts(items, item -> cart.items().indexOf(item)),
                "overrides",
                        items.stream().map(item -> rows.text(item.override())).toArray(String[]::new),
                "customs", items.stream().map(item -> rows.text(item.custom())).toArray(String[]::new));
    }

    private static String[] texts(List<CartItem> items, Function<CartItem, Object> value) {
        return items.stream().map(item -> value.apply(item).toString()).toArray(String[]::new);
    }

    private Map<String, @Nullable Object> columns(Cart cart) {
        var draft = cart.draft();
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("id", cart.id().value());
        columns.put("currency", draft.currency().getCurrencyCode());
        columns.put("locale", draft.locale().toLanguageTag());
        columns.put("channel", draft.channel());
        columns.put("email", Sql.nullable(String.class, draft.email()));
        columns.put("note", Sql.nullable(String.class, draft.note()));
        columns.put("shippingAddress", Sql.nullable(String.class, text(draft.shippingAddress())));
        columns.put("billingAddress", Sql.nullable(String.class, text(draft.billingAddress())));
        columns.put("paymentMethod", Sql.nullable(String.class, draft.paymentMethod()));
        columns.put("codes", draft.codes());
        columns.put("giftCards", draft.giftCards());
        columns.put("vatNumber", Sql.nullable(String.class, draft.vatNumber()));
        columns.put("version", cart.version());
        columns.put("now", clock.instant());
        return columns;
    }

    private List<CartItem> items(CartId id) {
        return jdbc.sql("""
                        select id, variant_id, quantity, added_price_minor, inputs::text, price_override::text, custom::text
                        from cart.items
                        where cart_id = :cart order by position, id
                        """)
                .param("cart", id.value())
                .query((row, _) -> new CartItem(
                        new CartItemId(row.getObject("id", UUID.class)),
                        new VariantId(row.getObject("variant_id", UUID.class)),
                        row.getInt("quantity"),
                        row.getLong("added_price_minor"),
                        rows.inputs(json.readTree(row.getString("inputs"))),
                        rows.override(row.getString("price_override")),
                        rows.custom(row.getString("custom"))))
                .list();
    }

    private @Nullable String text(@Nullable Address address) {
        return address == null ? null : json.writeValueAsString(address);
    }
}
