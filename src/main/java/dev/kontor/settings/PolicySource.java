package dev.kontor.settings;

/// SQL for modules that record the policies in effect, in the same statement that records what they apply to.
public final class PolicySource {

    private PolicySource() {}

    /// An expression for a JSON array with one policy of each kind in effect: `id`, `kind`, `locale`, `version`
    /// and `title`.
    ///
    /// @param locales an array of BCP 47 tags, in order of preference; a policy in none of them is in any
    ///     language
    public static String inForce(String locales) {
        return """
                (select coalesce(jsonb_agg(jsonb_build_object('id', best.id, 'kind', best.kind, 'locale', best.locale,
                    'version', best.version, 'title', best.title) order by best.kind), '[]')
                from (select distinct on (y.kind) y.id, y.kind, y.locale, y.version, y.title
                    from settings.pub_policies y
                    order by y.kind, array_position(%s, y.locale) nulls last, y.locale) best)\
                """.formatted(locales);
    }
}
