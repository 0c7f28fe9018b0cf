package dev.kontor.catalog.product.read;

import dev.kontor.catalog.Assortment;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.PublishedProducts;
import dev.kontor.channel.Channel;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.shop.Shop;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Finds published products by id or slug.
@Repository
class PublishedProductQueries implements PublishedProducts {

    private final JdbcClient jdbc;
    private final Shop shop;

    PublishedProductQueries(JdbcClient jdbc, Shop shop) {
        this.jdbc = jdbc;
        this.shop = shop;
    }

    @Override
    public Optional<ProductId> find(String idOrSlug, Locale locale, Channel channel) {
        var found = TypeIds.looksLikeId(idOrSlug)
                ? jdbc.sql("select p.product_id from catalog.pub_products p where p.product_id = :id")
                        .param("id", TypeIds.parse(ProductId.class, idOrSlug).value())
                : jdbc.sql("""
                        select p.product_id from catalog.pub_products p
                        where p.product_id = (
                            select s.product_id from (
                                select t.product_id, t.locale, false as former
                                from catalog.pub_product_translations t where t.slug = :slug
                                union all
                                select o.product_id, o.locale, true
                                from catalog.pub_old_product_slugs o where o.slug = :slug) s
                            order by case when true%s then 0 else 1 end, s.former, s.locale = :locale desc, s.locale = :fallback desc, s.locale
                            limit 1)
                        """.formatted(Assortment.and(channel, "s.product_id")))
                        .param("channel", channel.id().value())
                        .param("slug", idOrSlug)
                        .param("locale", locale.toLanguageTag())
                        .param("fallback", shop.defaultLocale().toLanguageTag());
        return found.query(ProductId.class).optional();
    }
}
