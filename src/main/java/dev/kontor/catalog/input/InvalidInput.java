package dev.kontor.catalog.input;

import dev.kontor.shared.problem.Message;

/// The reason why an entered value is invalid.
final class InvalidInput extends Exception {

    private final String code;
    private final transient Message detail;

    /// @param code stable code of the problem
    InvalidInput(String code, Message detail) {
        super(detail.text(), null, false, false);
        this.code = code;
        this.detail = detail;
    }

    String code() {
        return code;
    }

    Message detail() {
        return detail;
    }
}
