/// The authorization server: access tokens for programs (client credentials), and sign-in at other applications
/// with an account of this shop (OpenID Connect).
@NullMarked
package dev.kontor.identity.oauth;

import org.jspecify.annotations.NullMarked;
