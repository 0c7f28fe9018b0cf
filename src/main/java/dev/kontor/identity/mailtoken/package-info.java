/// One-time tokens that go out by mail and show that whoever uses them reads that mailbox.
@NullMarked
package dev.kontor.identity.mailtoken;

import org.jspecify.annotations.NullMarked;
