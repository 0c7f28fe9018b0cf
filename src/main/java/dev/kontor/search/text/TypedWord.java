package dev.kontor.search.text;

import java.util.List;

/// A word of a search.
///
/// @param text what is searched for
/// @param parts the words of which it is written: `t` and `shirt` of `tshirt`; usually itself alone
public record TypedWord(String text, List<String> parts) {

    static TypedWord of(String text) {
        return new TypedWord(text, List.of(text));
    }

    public boolean isJoined() {
        return parts.size() > 1;
    }
}
