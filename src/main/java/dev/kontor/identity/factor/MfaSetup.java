package dev.kontor.identity.factor;

import io.swagger.v3.oas.annotations.media.Schema;

/// A secret for an authenticator app; shown once.
///
/// @param secret the secret, for apps without a camera
/// @param otpauthUri the content of the QR code
/// @param qrCode the QR code as an image: a data URI for an `img`
record MfaSetup(
        @Schema(example = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
        String secret,

        @Schema(example = "otpauth://totp/Shop:owner%40example.com?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Shop")
        String otpauthUri,

        @Schema(example = "data:image/svg+xml;base64,PHN2Zy8+")
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
