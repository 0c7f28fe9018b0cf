package dev.kontor.download.grant;

import dev.kontor.download.DownloadId;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.crypto.LastingKeys;
import dev.kontor.shared.shop.Shop;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.stereotype.Component;

/// Creates the secret URLs of downloads. A token is derived from the id, its generation and a key of the shop, so
/// e-mails and responses can contain it again, although only its hash is stored.
@Component
class DownloadTokens {

    private final LastingKeys keys;
    private final Shop shop;

    DownloadTokens(LastingKeys keys, Shop shop) {
        this.keys = keys;
        this.shop = shop;
    }

    String url(Grant grant) {
        return shop.link("/store/v1/downloads/" + token(grant.id(), grant.generation()));
    }

    /// Returns the hash that is stored.
    byte[] hash(DownloadId id, int generation) {
        return Keyring.hash(token(id, generation));
    }

    /// 256 bits.
    private String token(DownloadId id, int generation) {
        var mac = keys.sign("download", (id.text() + "." + generation).getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }
}
