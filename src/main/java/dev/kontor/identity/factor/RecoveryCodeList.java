package dev.kontor.identity.factor;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// Codes to be written down; shown once, each good once.
record RecoveryCodeList(
        @Schema(description = "Each opens one sign-in in place of the app.", example = "[\"J5XG-2LTF-NZQX-A3DF\"]")
        List<String> recoveryCodes) {

    @Override
    public String toString() {
        return "RecoveryCodeList[***]";
    }
}
