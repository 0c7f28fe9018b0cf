package dev.kontor.identity.factor;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// Recovery codes; shown once, each usable once.
record RecoveryCodeList(
        @Schema(description = "Each replaces the app for one sign-in.", example = "[\"J5XG-2LTF-NZQX-A3DF\"]")
        List<String> recoveryCodes) {

    @Override
    public String toString() {
        return "RecoveryCodeList[***]";
    }
}
