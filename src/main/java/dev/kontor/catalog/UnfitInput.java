package dev.kontor.catalog;

/// Why a value does not fit what buyers can tell.
final class UnfitInput extends Exception {

    private static final long serialVersionUID = 1;

    private final String code;

    /// @param code stable name of what is wrong
    UnfitInput(String code, String detail) {
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
