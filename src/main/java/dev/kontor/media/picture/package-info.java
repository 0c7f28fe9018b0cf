/// Decodes uploaded pictures and encodes new ones: all other data in the file is dropped.
@NullMarked
package dev.kontor.media.picture;

import org.jspecify.annotations.NullMarked;
