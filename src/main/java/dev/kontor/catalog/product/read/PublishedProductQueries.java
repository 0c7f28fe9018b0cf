package dev.kontor.catalog.product.read;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.PublishedProducts;
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
    public Optional<ProductId> find(String idOrSlug, Locale locale) {
        var found = TypeIds.looksLikeId(idOrSlug)
                ? jdbc.sql("select p.product_id from catalog.pub_products p where p.product_id = :id")
                        .param("id", TypeIds.parse(ProductId.class, idOrSlug).value())
                : jdbc.sql("""
                        select p.product_id from catalog.pub_products p
                        where p.product_id = coalesce((
                            select s.product_id from catalog.pub_product_translations s
                            where s.slug = :slug
                            order by s.locale = :locale desc, s.locale = :fallback desc, s.locale
                            limit 1), (
                            select o.product_id from catalog.pub_old_product_slugs o
                            where o.slug = :slug
                            order by o.locale = :locale desc, o.locale = :fallback desc, o.locale
                            limit 1))
                        """)
                        .param("slug", idOrSlug)
                        .param("locale", locale.toLanguageTag())
                        .param("fallback", shop.defaultLocale().toLanguageTag());
        return found.query(ProductId.class).optional();
    }
}
