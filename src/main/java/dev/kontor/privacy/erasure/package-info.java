/// Requests to erase persons, and the job that erases them.
@NullMarked
package dev.kontor.privacy.erasure;

import org.jspecify.annotations.NullMarked;
