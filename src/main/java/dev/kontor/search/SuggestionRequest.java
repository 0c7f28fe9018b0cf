package dev.kontor.search;

import java.util.Locale;

/// The beginning of a search.
///
/// @param text what the shopper has typed so far
/// @param locale the language of the text, one of the shop's
/// @param fallback the default language of the shop, for what is not translated
/// @param limit how many suggestions at most, between 1 and 10
public record SuggestionRequest(String text, Locale locale, Locale fallback, int limit) {}
