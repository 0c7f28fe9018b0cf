/// Single sign-on: staff and customers sign in with an account at another OpenID Connect issuer.
@NullMarked
package dev.kontor.identity.sso;

import org.jspecify.annotations.NullMarked;
