/// The library of what was uploaded, for staff, and the bytes, for everybody.
@NullMarked
package dev.kontor.media.library;

import org.jspecify.annotations.NullMarked;
