package dev.kontor.shared.web;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.exc.MismatchedInputException;

/// A value of the right JSON type that still is none of ours; the message says why in one sentence.
class UnfitValueException extends MismatchedInputException {

    UnfitValueException(JsonParser parser, String detail, Class<?> type) {
        super(parser, detail, type);
    }
}
