package dev.kontor.shared.web.json;

import dev.kontor.shared.problem.Message;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.exc.MismatchedInputException;

/// A text with forbidden characters: NUL and other controls, lone surrogates, bidirectional overrides.
public class UnsafeTextException extends MismatchedInputException {

    private final transient Message detail;

    UnsafeTextException(JsonParser parser, Message detail) {
        super(parser, detail.text(), String.class);
        this.detail = detail;
    }

    public Message detail() {
        return detail;
    }
}
