/// Exports of a person's data: a job collects it into one archive, which expires.
@NullMarked
package dev.kontor.privacy.export;

import org.jspecify.annotations.NullMarked;
