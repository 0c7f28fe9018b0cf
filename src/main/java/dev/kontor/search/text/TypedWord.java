package dev.kontor.search.text;

import java.util.List;

/// A word of a search.
///
/// @param text the search term
/// @param parts its components: `t` and `shirt` of `tshirt`; usually itself alone
public record TypedWord(String text, List<String> parts) {

    static TypedWord of(String text) {
        return new TypedWord(text, List.of(text));
    }

    public boolean isJoined() {
        return parts.size() > 1;
    }
}
