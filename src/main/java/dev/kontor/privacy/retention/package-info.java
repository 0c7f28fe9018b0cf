/// Retention periods: what staff have set, and the runs that delete what has reached its age.
@NullMarked
package dev.kontor.privacy.retention;

import org.jspecify.annotations.NullMarked;
