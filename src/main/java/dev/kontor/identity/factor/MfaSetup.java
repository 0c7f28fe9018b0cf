package dev.kontor.identity.factor;

import io.swagger.v3.oas.annotations.media.Schema;

/// A secret for an authenticator app; shown once.
record MfaSetup(
        @Schema(description = "The secret, for apps without a camera.", example = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
        String secret,

        @Schema(
                description = "The content of the QR code.",
                example = "otpauth://totp/Shop:owner%40example.com?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Shop")
        String otpauthUri,

        @Schema(
                description = "The QR code as an image: a data URI for an `img`.",
                example = "data:image/svg+xml;base64,PHN2Zy8+")
        String qrCode) {

    static MfaSetup of(byte[] secret, String issuer, String account) {
        var uri = Totp.uri(secret, issuer, account);
        return new MfaSetup(Totp.base32(secret), uri, QrCode.dataUri(uri));
    }

    @Override
    public String toString() {
        return "MfaSetup[***]";
    }
}
