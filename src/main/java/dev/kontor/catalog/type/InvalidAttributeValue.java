package dev.kontor.catalog.type;

/// The reason why an attribute value is invalid.
final class InvalidAttributeValue extends Exception {

    private final String code;

    /// @param code stable code of the problem
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
