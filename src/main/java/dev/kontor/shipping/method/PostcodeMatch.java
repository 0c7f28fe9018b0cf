package dev.kontor.shipping.method;

import java.util.List;

/// Whether a list of postcodes of a method contains the destination.
///
/// @param position number of the surcharge, or one of the constants
/// @param undecided whether the destination has no postcode and the list has postcodes of its country
record PostcodeMatch(int position, boolean matched, boolean undecided) {

    /// The list of the postcodes that the method serves.
    static final int SERVED = -2;

    /// The list of the postcodes that it does not serve.
    static final int EXCEPT = -1;

    static boolean isMatched(List<PostcodeMatch> matches, int position) {
        return matches.stream().anyMatch(match -> match.position() == position && match.matched());
    }

    /// Whether the postcode must be known, because it decides about an exception or a surcharge.
    static boolean isMissing(List<PostcodeMatch> matches) {
        return matches.stream().anyMatch(PostcodeMatch::undecided);
    }

    /// Whether the method serves only certain postcodes, and this is none of them.
    static boolean isNotServed(List<PostcodeMatch> matches) {
        return matches.stream().anyMatch(match -> match.position() == SERVED && !match.matched());
    }
}
