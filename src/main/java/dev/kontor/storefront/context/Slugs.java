package dev.kontor.storefront.context;

/// Finds objects by slug in SQL.
public final class Slugs {

    private static final String ID = """
            coalesce((
                select s.%1$s_id from catalog.pub_%1$s_translations s
                where s.slug = :slug%2$s
                order by s.locale = :locale desc, s.locale = :fallback desc, s.locale
                limit 1), (
                select s.%1$s_id from catalog.pub_old_%1$s_slugs s
                where s.slug = :slug%2$s
                order by s.locale = :locale desc, s.locale = :fallback desc, s.locale
                limit 1))
            """;

    public static final String CATEGORY = ID.formatted("category", "");
    public static final String COLLECTION = ID.formatted("collection", "");

    /// A brand has the same slug in all languages.
    public static final String BRAND = """
            coalesce(
                (select s.brand_id from catalog.pub_brands s where s.slug = :slug),
                (select s.brand_id from catalog.pub_old_brand_slugs s where s.slug = :slug))
            """;

    private Slugs() {}

    /// The id of the product with the slug `:slug` in any language that the channel sells. The request's language
    /// takes precedence, former slugs come last.
    public static String product(StoreContext context) {
        return ID.formatted("product", context.sells("s.product_id"));
    }
}
