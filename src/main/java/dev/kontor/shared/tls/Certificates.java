package dev.kontor.shared.tls;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/// The authorities that Kontor trusts at a server, and its own certificate there: an SSL bundle of Spring, which is
/// replaced when its files change. Without a bundle, those of the JVM.
public final class Certificates {

    /// The authorities of the JVM, and no certificate.
    public static final Certificates OF_THE_JVM = new Certificates(null, "");

    private final @Nullable SslBundles bundles;
    private final String name;

    private Certificates(@Nullable SslBundles bundles, String name) {
        this.bundles = bundles;
        this.name = name;
    }

    /// @param name of a bundle in `spring.ssl.bundle`; empty: those of the JVM
    /// @throws org.springframework.boot.ssl.NoSuchSslBundleException if there is no such bundle
    public static Certificates named(String name, SslBundles bundles) {
        if (name.isEmpty()) {
            return OF_THE_JVM;
        }
        bundles.getBundle(name);
        return new Certificates(bundles, name);
    }

    /// The bundle as it is now; null: those of the JVM.
    public @Nullable SslBundle current() {
        return bundles == null ? null : bundles.getBundle(name);
    }

    /// Calls `use` now and whenever the files of the bundle have changed.
    public void use(Consumer<@Nullable SslBundle> use) {
        use.accept(current());
        if (bundles != null) {
            bundles.addBundleUpdateHandler(name, use::accept);
        }
    }
}
