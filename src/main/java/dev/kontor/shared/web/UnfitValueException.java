package dev.kontor.shared.web;

import dev.kontor.shared.problem.Message;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.exc.MismatchedInputException;

/// A value of the right JSON type that still is none of ours; the message says why in one sentence.
class UnfitValueException extends MismatchedInputException {

    private final transient Message detail;

    UnfitValueException(JsonParser parser, Message detail, Class<?> type) {
        super(parser, detail.text(), type);
        this.detail = detail;
    }

    Message detail() {
        return detail;
    }
}
