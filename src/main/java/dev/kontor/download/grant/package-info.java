/// Who may download what, how often and how long; and the downloads themselves.
@NullMarked
package dev.kontor.download.grant;

import org.jspecify.annotations.NullMarked;
