/// Keys derived from the one secret of the installation, sealing and signing with them.
@NullMarked
@NamedInterface("crypto")
package dev.kontor.shared.crypto;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
