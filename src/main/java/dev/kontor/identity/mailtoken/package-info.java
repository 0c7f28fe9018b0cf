/// Single-use tokens sent by mail, which prove that their user reads that mailbox.
@NullMarked
package dev.kontor.identity.mailtoken;

import org.jspecify.annotations.NullMarked;
