package dev.kontor.search.index;

/// A value that products are counted and filtered by.
///
/// @param dimension [#CATEGORY], [#BRAND], [#TAG], [#RATING], an option, an attribute, or the ranges of one
public record Facet(String dimension, String value) {

    public static final String CATEGORY = "category";
    public static final String BRAND = "brand";
    public static final String TAG = "tag";
    public static final String RATING = "rating";
    private static final String OPTION = "option:";
    private static final String ATTRIBUTE = "attr:";
    private static final String RANGE = "range:";
    private static final int MAX_DIMENSION_LENGTH = 120;
    private static final int MAX_VALUE_LENGTH = 300;

    /// At least this average number of stars.
    public static Facet rating(int stars) {
        return new Facet(RATING, Integer.toString(stars));
    }

    public static Facet option(String name, String value) {
        return new Facet(OPTION + name, value);
    }

    /// The option name; empty if it is not an option.
    public static String optionOf(String dimension) {
        return dimension.startsWith(OPTION) ? dimension.substring(OPTION.length()) : "";
    }

    public static Facet attribute(String code, String key) {
        return new Facet(ATTRIBUTE + code, key);
    }

    /// The attribute code; empty if it is not an attribute.
    public static String attributeOf(String dimension) {
        return dimension.startsWith(ATTRIBUTE) ? dimension.substring(ATTRIBUTE.length()) : "";
    }

    /// @param field the code of an attribute, of amounts with the currency
    /// @param from the start of the range; all ranges if empty
    public static Facet range(String field, String from) {
        return new Facet(RANGE + field, from);
    }

    /// The field of the range; empty if it is not a range.
    public static String rangeOf(String dimension) {
        return dimension.startsWith(RANGE) ? dimension.substring(RANGE.length()) : "";
    }

    /// Whether it can be stored; nobody filters by very long texts.
    boolean fits() {
        return dimension.length() <= MAX_DIMENSION_LENGTH && !value.isEmpty() && value.length() <= MAX_VALUE_LENGTH;
    }
}
