package dev.kontor.catalog.product.read;

import dev.kontor.catalog.Assortment;
import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.SellableSource;
import dev.kontor.catalog.SellableSource.SellableRow;
import dev.kontor.catalog.SellableVariant;
import dev.kontor.catalog.VariantId;
import dev.kontor.channel.Channel;
import dev.kontor.channel.Channels;
import dev.kontor.shared.shop.Shop;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Provides variant data to other modules.
@Repository
public class SellableQueries implements Catalog {

    private static final String VARIANTS =
            "select v.id, v.product_id, v.sku, " + SellableSource.optionValues("p.options", "v.option_values") + """
             as option_values, v.weight_grams,
                   v.shippable and g.product_id is null as shippable, v.volume_cm3, v.shipping_profile,
                   %1$s as title, %2$s as slug,
                   case when g.product_id is null then p.tax_category else 'outside-scope' end as tax_category,
                   nullif(p.inputs, '[]')::text as inputs,
                   case when g.product_id is not null then jsonb_build_object('amount', g.amount, 'ranges', g.ranges,
                       'validDays', g.valid_days, 'today', (now() at time zone 'Etc/GMT+12')::date) end as gift_card,
                   p.status in ('PUBLISHED', 'SCHEDULED')
                       and (p.status = 'PUBLISHED' or p.published_at <= now())
                       and (p.unpublish_at is null or p.unpublish_at > now())\
            """;

    private static final String AS_PUBLISHED = """
             as published,
                   (select m.url from catalog.product_media m where m.product_id = p.id and m.role <> 'SWATCH'
                    order by m.role = 'LISTING' desc, m.position limit 1) as image_url,
                   case when exists (select from catalog.bundle_parts b where b.bundle_id = v.id)
                       then catalog.bundle_content(v.id, :locale, :fallback) end as parts
            from catalog.variants v
            join catalog.products p on p.id = v.product_id
            join catalog.product_translations fallback
                 on fallback.product_id = p.id and fallback.locale = :fallback
            left join catalog.gift_cards g on g.product_id = p.id
            %3$s where v.id\
            """;

    private static final String WANTED = """
            left join catalog.product_translations wanted
                 on wanted.product_id = p.id and wanted.locale = :locale\
            """;

    private final JdbcClient jdbc;
    private final Shop shop;
    private final Channels channels;

    /// The texts of the query: few, long, and looked up by each statement about a cart.
    private final Map<Text, String> texts = new ConcurrentHashMap<>();

    public SellableQueries(JdbcClient jdbc, Shop shop, Channels channels) {
        this.jdbc = jdbc;
        this.shop = shop;
        this.channels = channels;
    }

    @Override
    public Map<VariantId, SellableVariant> sellable(Collection<VariantId> ids, Locale locale) {
        return sellable(ids, List.of(), locale, channels.standard(), "");
    }

    @Override
    public Map<VariantId, SellableVariant> sellable(
            Collection<VariantId> ids, Collection<String> skus, Locale locale, String channel) {
        var open = channels.find(channel).filter(Channel::active).orElse(null);
        return open == null
                ? sellable(ids, skus, locale, channels.standard(), " and false")
                : sellable(ids, skus, locale, open, Assortment.and(open, "p.id"));
    }

    /// @param sold an additional condition for variants that can be bought, beginning with `and`
    private Map<VariantId, SellableVariant> sellable(
            Collection<VariantId> ids, Collection<String> skus, Locale locale, Channel channel, String sold) {
        if (ids.isEmpty() && skus.isEmpty()) {
            return Map.of();
        }
        var language = shop.nearest(locale);
        return jdbc
                .sql(text(sold, language) + " = any (:ids::uuid[])"
                        + (skus.isEmpty() ? "" : " or v.sku = any (:skus::text[])"))
                .param("skus", skus)
                .param("channel", channel.id())
                .param("ids", ids)
                .param("locale", language.toLanguageTag())
                .param("fallback", shop.defaultLocale().toLanguageTag())
                .query(SellableRow.class)
                .list()
                .stream()
                .map(SellableRow::variant)
                .collect(Collectors.toMap(
                        SellableVariant::id, Function.identity(), (first, _) -> first, LinkedHashMap::new));
    }

    @Override
    public SellableSource source(Locale locale, String channel) {
        var open = channels.find(channel).filter(Channel::active).orElse(null);
        var language = shop.nearest(locale);
        var params = Map.<String, Object>of(
                "channel",
                (open == null ? channels.standard() : open).id(),
                "locale",
                language.toLanguageTag(),
                "fallback",
                shop.defaultLocale().toLanguageTag());
        var sold = open == null ? " and false" : Assortment.and(open, "p.id");
        return new SellableSource(text(sold, language), params);
    }

    /// @param sold an additional condition for variants that can be bought
    /// @param translated whether the language is not that of the shop, so that each product may have two titles
    private record Text(String sold, boolean translated) {

        String sql() {
            var sql = VARIANTS + sold + AS_PUBLISHED;
            return translated
                    ? sql.formatted(
                            "coalesce(wanted.title, fallback.title)", "coalesce(wanted.slug, fallback.slug)", WANTED)
                    : sql.formatted("fallback.title", "fallback.slug", "");
        }
    }

    private String text(String sold, Locale language) {
        return texts.computeIfAbsent(new Text(sold, !language.equals(shop.defaultLocale())), Text::sql);
    }

    @Override
    public Set<VariantId> existing(Collection<VariantId> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        return jdbc.sql("select id from catalog.variants where id = any (:ids::uuid[])")
                .param("ids", ids)
                .query(VariantId.class)
                .set();
    }

    @Override
    public Map<String, VariantId> bySku(Collection<String> skus) {
        if (skus.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select sku, id from catalog.variants where sku = any (:skus::text[])")
                .param("skus", skus)
                .query(OfSku.class)
                .list()
                .stream()
                .collect(Collectors.toMap(OfSku::sku, OfSku::id));
    }

    private record OfSku(String sku, VariantId id) {}

    @Override
    public Set<String> taxCategories() {
        return Set.copyOf(jdbc.sql("select distinct tax_category from catalog.products where status = 'PUBLISHED'")
                .query(String.class)
                .list());
    }
}
