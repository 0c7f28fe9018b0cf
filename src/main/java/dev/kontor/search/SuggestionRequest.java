package dev.kontor.search;

import dev.kontor.channel.Channel;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The beginning of a search.
///
/// @param text what the shopper has typed so far
/// @param locale the language of the text, one of the shop's
/// @param fallback the default language of the shop, for what is not translated
/// @param limit how many suggestions at most, between 1 and 10
/// @param channel whose products are suggested; absent for all that are published
public record SuggestionRequest(
        String text,
        Locale locale,
        Locale fallback,
        int limit,
        @Nullable Channel channel) {}
