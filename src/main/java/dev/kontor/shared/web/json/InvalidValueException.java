package dev.kontor.shared.web.json;

import dev.kontor.shared.problem.Message;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.exc.MismatchedInputException;

/// A value of the right JSON type that is still invalid; the message says why in one sentence.
public class InvalidValueException extends MismatchedInputException {

    private final transient Message detail;

    InvalidValueException(JsonParser parser, Message detail, Class<?> type) {
        super(parser, detail.text(), type);
        this.detail = detail;
    }

    public Message detail() {
        return detail;
    }
}
