/// Who may do what, tried for every operation that the API documents declare.
@NullMarked
package dev.kontor.access;

import org.jspecify.annotations.NullMarked;
