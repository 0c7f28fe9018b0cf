package dev.kontor.payment.provider;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Tells the shop by itself that something has moved.
public interface Notifies {

    /// Checks who sent the notice, by the raw bytes, and reads what it is about. What it says about money is not
    /// believed: the provider is asked.
    ///
    /// @param header the value of a header, null if it was not sent
    /// @throws NoticeRefused if it is not from the provider, or too old
    Notice read(byte[] body, Function<String, @Nullable String> header);
}
