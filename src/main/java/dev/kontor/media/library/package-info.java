/// The library of uploads, for staff, and their bytes, for everyone.
@NullMarked
package dev.kontor.media.library;

import org.jspecify.annotations.NullMarked;
