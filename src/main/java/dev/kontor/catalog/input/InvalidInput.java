package dev.kontor.catalog.input;

import dev.kontor.shared.problem.Message;

/// Why a value does not fit what buyers can tell.
final class InvalidInput extends Exception {

    private static final long serialVersionUID = 1;

    private final String code;
    private final transient Message detail;

    /// @param code stable name of what is wrong
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
