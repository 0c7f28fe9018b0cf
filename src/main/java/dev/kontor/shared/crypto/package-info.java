/// Keys derived from the installation's secret, and encryption and signing with them.
@NullMarked
@NamedInterface("crypto")
package dev.kontor.shared.crypto;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
