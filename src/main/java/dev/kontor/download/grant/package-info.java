/// Download grants with their limits, and the downloads.
@NullMarked
package dev.kontor.download.grant;

import org.jspecify.annotations.NullMarked;
