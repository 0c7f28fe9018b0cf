package dev.kontor.search.index;

/// Something that products are counted and filtered by.
///
/// @param dimension what it is a value of: [#CATEGORY], [#BRAND], [#TAG], or an option
public record Facet(String dimension, String value) {

    public static final String CATEGORY = "category";
    public static final String BRAND = "brand";
    public static final String TAG = "tag";
    private static final String OPTION = "option:";
    private static final int LONGEST_DIMENSION = 120;
    private static final int LONGEST_VALUE = 300;

    public static Facet option(String name, String value) {
        return new Facet(OPTION + name, value);
    }

    /// The name of the option; empty if it is none.
    public static String optionOf(String dimension) {
        return dimension.startsWith(OPTION) ? dimension.substring(OPTION.length()) : "";
    }

    /// Whether it can be kept; nobody filters by a novel.
    boolean fits() {
        return dimension.length() <= LONGEST_DIMENSION && !value.isEmpty() && value.length() <= LONGEST_VALUE;
    }
}
