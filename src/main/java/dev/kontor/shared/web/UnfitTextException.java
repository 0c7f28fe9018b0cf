package dev.kontor.shared.web;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.exc.MismatchedInputException;

/// A text with characters that no shop text may have: NUL and other controls, lone surrogates, overrides of the
/// writing direction.
class UnfitTextException extends MismatchedInputException {

    UnfitTextException(JsonParser parser, String detail) {
        super(parser, detail, String.class);
    }
}
