/// Access tokens: short-lived signed JWTs, and the keys that sign them.
@NullMarked
package dev.kontor.identity.token;

import org.jspecify.annotations.NullMarked;
