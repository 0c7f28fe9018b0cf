/// Grants of downloads with their counts and periods, and the downloads themselves.
@NullMarked
package dev.kontor.download.grant;

import org.jspecify.annotations.NullMarked;
