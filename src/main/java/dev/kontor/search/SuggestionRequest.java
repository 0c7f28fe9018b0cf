package dev.kontor.search;

import dev.kontor.channel.Channel;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A partial search.
///
/// @param text typed so far
/// @param locale the language of the text, one of the shop's
/// @param fallback the shop's default language, for missing translations
/// @param limit maximum number of suggestions, between 1 and 10
/// @param channel whose products are suggested; absent for all published products
public record SuggestionRequest(
        String text,
        Locale locale,
        Locale fallback,
        int limit,
        @Nullable Channel channel) {}
