package dev.kontor.catalog.type;

/// Why a value does not fit its attribute.
final class InvalidAttributeValue extends Exception {

    private static final long serialVersionUID = 1;

    private final String code;

    /// @param code stable name of what is wrong
    InvalidAttributeValue(String code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    String code() {
        return code;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
