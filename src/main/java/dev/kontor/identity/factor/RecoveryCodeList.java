package dev.kontor.identity.factor;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// Recovery codes; shown once, each usable once.
///
/// @param recoveryCodes each replaces the app for one sign-in
record RecoveryCodeList(
        @Schema(example = "[\"J5XG-2LTF-NZQX-A3DF\"]") List<String> recoveryCodes) {

    @Override
    public String toString() {
        return "RecoveryCodeList[***]";
    }
}
