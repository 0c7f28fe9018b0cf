package dev.kontor.audit;

import dev.kontor.shared.crypto.Keyring;
import java.util.Arrays;
import java.util.HexFormat;

/// The end of the chain. Storing it elsewhere makes later truncation detectable.
///
/// @param position of the last link; 0 if there is none
/// @param mac HMAC of the last link; empty if there is none
record ChainHead(long position, byte[] mac) {

    static final ChainHead NONE = new ChainHead(0, new byte[0]);

    /// Parses the format of [#text].
    static ChainHead parse(String text) {
        int colon = text.indexOf(':');
        return new ChainHead(
                Long.parseLong(text.substring(0, colon)), HexFormat.of().parseHex(text.substring(colon + 1)));
    }

    /// `<position>:<hex>`.
    String text() {
        return position + ":" + Keyring.hex(mac);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChainHead head && head.position == position && Arrays.equals(head.mac, mac);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(mac);
    }

    @Override
    public String toString() {
        return text();
    }
}
