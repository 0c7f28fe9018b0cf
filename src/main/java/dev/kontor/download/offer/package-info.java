/// The files of variants.
@NullMarked
package dev.kontor.download.offer;

import org.jspecify.annotations.NullMarked;
