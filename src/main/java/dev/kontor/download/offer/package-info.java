/// Which files belong to a variant.
@NullMarked
package dev.kontor.download.offer;

import org.jspecify.annotations.NullMarked;
