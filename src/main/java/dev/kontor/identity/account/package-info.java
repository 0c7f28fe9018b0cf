/// Accounts of customers and staff: recovery, passwords and e-mail changes.
@NullMarked
package dev.kontor.identity.account;

import org.jspecify.annotations.NullMarked;
