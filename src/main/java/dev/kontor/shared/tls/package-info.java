/// The certificates with which Kontor connects to servers.
@NullMarked
@NamedInterface("tls")
package dev.kontor.shared.tls;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
