package dev.kontor.search.index;

/// Something that products are counted and filtered by.
///
/// @param dimension what it is a value of: [#CATEGORY], [#BRAND], [#TAG], [#RATING], an option, an attribute, or the
/// ranges of one
public record Facet(String dimension, String value) {

    public static final String CATEGORY = "category";
    public static final String BRAND = "brand";
    public static final String TAG = "tag";
    public static final String RATING = "rating";
    private static final String OPTION = "option:";
    private static final String ATTRIBUTE = "attr:";
    private static final String RANGE = "range:";
    private static final int LONGEST_DIMENSION = 120;
    private static final int LONGEST_VALUE = 300;

    /// At least so many stars on average.
    public static Facet rating(int stars) {
        return new Facet(RATING, Integer.toString(stars));
    }

    public static Facet option(String name, String value) {
        return new Facet(OPTION + name, value);
    }

    /// The name of the option; empty if it is none.
    public static String optionOf(String dimension) {
        return dimension.startsWith(OPTION) ? dimension.substring(OPTION.length()) : "";
    }

    public static Facet attribute(String code, String key) {
        return new Facet(ATTRIBUTE + code, key);
    }

    /// The code of the attribute; empty if it is none.
    public static String attributeOf(String dimension) {
        return dimension.startsWith(ATTRIBUTE) ? dimension.substring(ATTRIBUTE.length()) : "";
    }

    /// @param field the code of an attribute, of amounts with the currency
    /// @param from where the range begins; all of them if empty
    public static Facet range(String field, String from) {
        return new Facet(RANGE + field, from);
    }

    /// What the range is of; empty if it is none.
    public static String rangeOf(String dimension) {
        return dimension.startsWith(RANGE) ? dimension.substring(RANGE.length()) : "";
    }

    /// Whether it can be kept; nobody filters by a novel.
    boolean fits() {
        return dimension.length() <= LONGEST_DIMENSION && !value.isEmpty() && value.length() <= LONGEST_VALUE;
    }
}
