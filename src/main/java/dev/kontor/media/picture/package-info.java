/// Takes uploaded pictures apart and makes new ones of them: whatever else was in the file is gone.
@NullMarked
package dev.kontor.media.picture;

import org.jspecify.annotations.NullMarked;
