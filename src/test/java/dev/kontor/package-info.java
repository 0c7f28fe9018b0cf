/// Checks of the whole: module boundaries, architecture rules, migrations.
@NullMarked
package dev.kontor;

import org.jspecify.annotations.NullMarked;
